"""What English-speaking guests of the invented chain write; see `speech_ru`."""

# ruff: noqa: E501 - one sentence, one line

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "place": ("on Lesnaya", "on Mira", "on Sadovaya", "at the station shop", "by the park", "in the Gallery", "on Pushkina"),
    "drink": ("flat white", "cappuccino", "latte", "filter", "cold brew", "cortado", "espresso tonic", "lavender raf", "hot chocolate", "oat latte", "americano"),
    "food": ("croissant", "cheesecake", "avocado toast", "brownie", "banana bread", "tuna sandwich", "quiche", "cherry shortbread"),
    "milk": ("oat", "coconut", "almond", "lactose-free", "soy"),
    "when": ("yesterday", "this morning", "on Monday", "last week", "around eight", "at lunch", "last night", "on Saturday"),
    "day": ("on Sunday", "on Saturday", "on weekdays", "on the 8th of March", "on Friday night", "over the holidays"),
    "who": ("Timur", "Sveta", "the girl at the till", "the tall barista", "the new guy", "Kostya"),
    "sum": ("40", "60", "90", "150", "220", "310"), "time": ("eight", "nine", "ten", "eleven", "midnight"),
    "order": ("4471", "5120", "6038", "7714", "8852", "9913", "10247", "11390", "12006"), "nut": ("nuts", "peanuts", "sesame", "gluten", "egg", "soy", "honey"),
    "city": ("Belgrade", "Yerevan", "Tbilisi", "Almaty", "Berlin", "Riga", "Vienna"), "kin": ("my wife", "my mum", "my sister", "a friend", "my flatmate", "my boss"), "lidat": ("in the car", "on the tram", "in the lift", "right outside", "on the stairs", "halfway to work"), "n": ("2", "3", "4", "5", "6", "10", "12", "15", "20"),
}  # fmt: skip

SAID: Final[Mapping[str, tuple[Sequence[str], Sequence[str]]]] = {
    "prices": (
        ("[How much is|What do you charge for] a {drink} {place} [now|these days]?", "Is {milk} milk still {sum} extra?", "[Why is|How come] the {drink} {place} costs {sum} more than [in the centre|last month]?", "Any discount for {n} bags of beans [at once|for the office]?", "Is there a price list [anywhere|online]? [I could not find one|]"),
        ("", "", "Thanks!", "No drama, just budgeting", "[The app|The map] says something else"),
    ),
    "hours": (
        ("[What time|When] do you [open|close] {place} {day}?", "Are you open {place} {day}? [The map is not sure|The door says otherwise|]", "Can I still get a {drink} {place} after {time}?", "Is the shop {place} closed [for good|for repairs]? [It was dark {when}|]"),
        ("", "", "Thanks", "Early train, asking for [myself|{kin}]", "Cheers"),
    ),
    "delivery": (
        ("Do you ship beans to {city}? [How long does it take|Which carrier]?", "Where is order {order}? [Tracking has not moved|It was due {when}]", "Can I [pick up|change the address of] order {order} {place}?", "Could you deliver {n} {drink}s to an office [nearby|{day}]?"),
        ("", "", "Thank you", "It is a present", "No rush, but some rush"),
    ),
    "allergens": (
        ("Does the {food} contain {nut}? [My son is allergic|My daughter must avoid it|I cannot have any]", "Anything without {nut} {place}? [I always have to ask|The menu does not say]", "Is there {nut} in the syrup of the {drink}?", "Is the {food} safe for coeliacs [or just nearly|or is it a shared bench]?"),
        ("", "", "Thanks a lot", "It matters, sorry to nag", "The barista {place} was not sure"),
    ),
    "loyalty": (
        ("My points [vanished|went from {sum} to zero] [after the update|{when}], is that normal?", "Is the sixth {drink} still free? [They said no {place}|]", "[Lost|Broke] my card, can you move the points to [my phone|a new one]?", "Do points work {place} too?"),
        ("", "", "Thanks", "I come every day, so it adds up"),
    ),
    "vacancies": (
        ("Are you hiring {place}? [{n} months behind a bar|No experience, fast learner]", "Where do I send a CV? [The form does not load|Wrote {when}, no answer yet|]", "Do you take [students|part-timers|people without much Russian]? [Evenings are fine|I am free {day}]"),
        ("", "", "Thanks!", "I live around the corner"),
    ),
    "question": (
        ("Can we book a table for {n} {place} {day}?", "Is the wifi {place} [any good|working again]? [Deadline|Long call] ahead", "Are dogs [welcome|allowed] {place}? [She is small|He sleeps all day]", "I left [a scarf|my umbrella|headphones|a book] {place} {when}, did anyone find it?", "Which grind for [a moka pot|an aeropress|a V60]? Mine comes out [sour|bitter]", "Is the seasonal {drink} coming back?", "What was playing {place} {when}? [Slow, with an accordion|A woman singing in Portuguese]", "Do you run cuppings {place} {day}? [Total beginner here|We are {n}]"),
        ("", "", "Thanks!", "Sorry if this was asked before"),
    ),
    "praise": (
        ("The {drink} {place} {when} was [perfect|the best this year|unreal]", "{Who} {place} is [a star|the nicest person in town], [tell them|please pass it on]", "Came for the {drink}, stayed for the {food} [and the people|and the light|]", "{Kin} [now refuses other coffee|keeps asking for your {food}], [thanks a lot|what have you done]", "[Third|Second|Fifth] year {place} and [still my favourite|never a bad cup]", "That {food}!! [Crime|Love|I have no words]", "The new beans are [pure cherry|so clean|dangerous]"),
        ("", "", "❤️", "Keep it up", "See you {day}", "10/10", "☕"),
    ),
    "complaint": (
        ("Waited {n} minutes for a {drink} {place} {when}, [nobody said sorry|with two people in the line|then got somebody else's]", "My {drink} {when} was [cold|burnt|mostly water], {place}. [Remade without a word|I was told it is meant to be so]", "Order {order}: [one {food} missing|wrong milk|charged twice]. [Please fix it|Refund, please|What now?]", "The [bathroom|heating|card reader] {place} is [broken|out] [again|since Monday]", "The app [crashes|loses my card|forgets the order] [at payment|after the update], Android {n}", "The {food} {place} was [stale|frozen inside|yesterday's], I [kept the receipt|have a photo]", "{Who} {place} [rolled their eyes|was rude] when I asked for [a napkin|less ice|a remake]"),
        ("", "", "It used to be better", "Saying it because I like the place", "Waiting for an answer here", "Not angry, just tired"),
    ),
    "troll": (
        ("[Overpriced|Lukewarm] [hipster water|mud], [lol|enjoy]", "All these comments are [bought|one intern], [so obvious|embarrassing]", "[Imagine|Who is] paying {sum} for a {drink}", "[Clowns|Snobs], [close already|get real jobs]", "Delete this too, [mod|coward]", "{Who} [cannot make|burns] a {drink} to save [their life|the shop]"),
        ("", "", "lol", "bye", "you know I am right"),
    ),
    "talk": (
        ("Anyone tried the {drink} {place}? [Worth the walk|How is it]?", "[Sitting|Working] {place} with a {drink}, [rain outside|life is fine|nearly empty]", "I think the {drink} is better {place}", "[Saved|Bookmarked], [will try|good to know]", "At home I get [1:15 and 2:40|sour cups|better foam], [go figure|your mileage may vary]", "{n} cups this week, [send help|I live here now]", "[Nice|Lovely] [post|read], [more photos please|printed it for the office]", "[Handed in|Finished] the [thesis|report], celebrating {place}", "Question of the day: {food} or {food}?", "[New chairs|New shelves] {place}, [cosy|not sure yet|I approve]", "Weather is [awful|grim], the {drink} helps", "We meet {place} {day}, [join us|there are {n} of us]", "{Kin} says a {drink} is [dessert|not coffee]. [We argue|Discuss]"),
        ("", "", ":)", "What do you think?", "Anyway"),
    ),
    "thanks": (("[Thanks|Thank you], [sorted|got it|that helped]!", "[That was quick|Wow, fast], cheers", "[OK|Right], [will do|will come by|writing to you now]", "[Great|Perfect], see you {day}"), ("", "🙏", "Have a good one")),
    "reply": (("[Same here|Happened to me too] {place}", "[No, |]they [fixed it|changed it] {when}", "[+1|Seconded], [curious too|noticed that as well]", "I asked {when}, they said [yes|soon|{day}]", "[Be fair|Come on], the {drink} {place} is great"), ("", "", "imho", ":)")),
    "answer": (
        ("{name}, [thank you for writing|thanks for asking]! [We checked with the shop|Just asked]: [yes, come by|it is as you say|it will be fixed today].", "{name}, we are sorry about this. [Please send us the order number in a message|We are talking to the shop now|You will have the money back today].", "Hello {name}! [Hours and prices are|The full menu is] on the page “Shops”; {place} we are open from eight.", "{name}, [that made our day|we passed it on], [thank you|come again]!", "{name}, yes, [it is possible|it works|we have it]. The barista will show you."),
        ("", "", "Have a lovely day!", "Yours, Zerno i Par"),
    ),
    "lids": (
        ("The lid [popped off|came off] {lidat}, {drink} [all over my coat|on my hand|in my bag]", "What is wrong with the lids {place}? [They do not close|Third one leaking]", "Careful, the new lids {place} [come off|do not click], [burnt my hand|ruined a shirt]", "Got a {drink} {place}, [the lid does not fit|leaks at the rim], [laptop wet|backpack soaked]", "{n} lids in a row [leaked|fell off] {place}, [must be a bad batch|faulty batch?]"),
        ("", "", "Please pull them", "Who pays for the dry cleaning?", "Others in the chat say the same", "That is dangerous"),
    ),
}  # fmt: skip

TAILS: Final = ("Just saying.", "Otherwise a lovely place.", "Greetings from {city}.", "{Kin} says the same.", "Was {place} {when}.", "I usually have the {drink}.", "Writing from my phone.")  # fmt: skip
SPAM: Final = (
    "Best [replica watches|designer bags] {n}% OFF http://deal{order}.example", "[Great|Nice] post! [Visit|Check] my blog about [crypto signals|passive income] http://moon{order}.example", "I [earned|made] {order} dollars in {n} days, [ask me how|DM me]", "[Hot singles|New friends] in your area http://date{n}.example", "Dr. Amara [brought my ex back|fixed my luck] in {n}8 hours, write to http://spells{n}.example",
)  # fmt: skip
FIRST: Final = ("Tom", "Ines", "Maya", "Joe", "Priya", "Leon", "Hannah", "Sam", "Giulia", "Erik", "Nadia", "Chris", "Yuki", "Dana", "Ben", "Lou", "Marta", "Ali")  # fmt: skip
LAST: Final = ("Hale", "Okafor", "Carrow", "Weber", "Silva", "Novak", "Lindqvist", "Rossi", "Park", "Mensah", "Doyle", "Costa", "Haddad", "Moreau")  # fmt: skip
