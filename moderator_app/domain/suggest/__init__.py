"""Which row of the reply matrix answers a text: normalisation, features, a linear model, topics. Pure; needs numpy."""
