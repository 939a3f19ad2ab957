"""The engine: pulls what platforms say, delivers what people decided; one per profile, without a window (design §4)."""
