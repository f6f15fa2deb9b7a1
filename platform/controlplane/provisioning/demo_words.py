"""What the demo says: invented names, and Ines Calloway's pages."""

# TM is a postcode area that isn't in use.
DISTRICTS = ("TM1", "TM2", "TM3", "TM4", "TM5", "TM6")
TAGS = ("leafleting", "doors", "phones", "poster site", "postal voter")

FIRST = [
    "Ada",
    "Aisha",
    "Alun",
    "Amara",
    "Ana",
    "Bea",
    "Ben",
    "Bronwen",
    "Callum",
    "Cara",
    "Carys",
    "Chidi",
    "Dafydd",
    "Dara",
    "Delroy",
    "Dewi",
    "Dorota",
    "Edie",
    "Efe",
    "Ela",
    "Emeka",
    "Erin",
    "Farah",
    "Fergus",
    "Fiona",
    "Gethin",
    "Grace",
    "Gwen",
    "Hana",
    "Harpreet",
    "Hugh",
    "Ibrahim",
    "Ifan",
    "Iris",
    "Jo",
    "Joanna",
    "Kacper",
    "Kezia",
    "Kofi",
    "Lena",
    "Leon",
    "Lowri",
    "Luca",
    "Mabel",
    "Maeve",
    "Magda",
    "Marek",
    "Meera",
    "Mo",
    "Nadia",
    "Naomi",
    "Ngozi",
    "Niamh",
    "Noor",
    "Olu",
    "Omar",
    "Owen",
    "Padma",
    "Paulo",
    "Priya",
    "Rafael",
    "Rhys",
    "Rosa",
    "Ruth",
    "Sam",
    "Sana",
    "Sean",
    "Sian",
    "Stefan",
    "Tariq",
    "Tess",
    "Tomasz",
    "Uma",
    "Vera",
    "Wanda",
    "Wei",
    "Yasmin",
    "Yusuf",
    "Zara",
    "Zofia",
]
LAST = [
    "Abara",
    "Adeyemi",
    "Ahmed",
    "Bailey",
    "Bevan",
    "Byrne",
    "Carter",
    "Chandra",
    "Cole",
    "Costa",
    "Cruz",
    "Daley",
    "Davies",
    "Diaz",
    "Doyle",
    "Ellis",
    "Evans",
    "Farrell",
    "Fernandes",
    "Flood",
    "Gill",
    "Grant",
    "Haddad",
    "Hale",
    "Hughes",
    "Hussain",
    "Idowu",
    "Ivanov",
    "James",
    "Jones",
    "Kamara",
    "Kaur",
    "Kelly",
    "Khan",
    "Kowalski",
    "Lindqvist",
    "Lloyd",
    "Lopez",
    "Mbeki",
    "Mehta",
    "Morgan",
    "Nair",
    "Novak",
    "Nowak",
    "Okafor",
    "Ortiz",
    "Osei",
    "Owen",
    "Parry",
    "Patel",
    "Pereira",
    "Popescu",
    "Price",
    "Quinn",
    "Rahman",
    "Reyes",
    "Roberts",
    "Rossi",
    "Santos",
    "Shah",
    "Silva",
    "Singh",
    "Sokolov",
    "Tanaka",
    "Thomas",
    "Tran",
    "Usman",
    "Vaughan",
    "Vega",
    "Walsh",
    "Weber",
    "Williams",
    "Wood",
    "Yilmaz",
    "Young",
    "Zieba",
]

COMMITMENTS = [
    {
        "title": "Fares frozen until 2030",
        "text": "A single stays £2 and a day £4.20. The parking surplus pays for it: page 4 of the costed plan.",
    },
    {
        "title": "A bus every ten minutes",
        "text": "On the seven busiest routes, six in the morning to eleven at night. The 7 and the 22 go first.",
    },
    {
        "title": "Every stop lit and dry",
        "text": "All 412 stops with a light, a seat and a roof. The ferry steps before the first winter.",
    },
]


def promise(words: str) -> dict[str, object]:
    return {
        "type": "promise",
        "value": {"promise": words, "under": "", "picture": None},
    }


def text(heading: str, words: str) -> dict[str, object]:
    return {"type": "text", "value": {"heading": heading, "words": words}}


def home() -> list[dict[str, object]]:
    return [
        promise("Fares frozen. A bus every ten minutes."),
        {
            "type": "commitments",
            "value": {
                "heading": "Three commitments, three doors down",
                "items": COMMITMENTS,
            },
        },
        text(
            "Why I’m standing",
            "<p>I piloted ships into this harbour for eighteen years. A port that ships the world’s "
            "goods can get a nurse home after a late shift. I’ve costed it, line by line, and I’ll "
            "answer for it at every stop.</p>",
        ),
        {
            "type": "quote",
            "value": {
                "words": "She asked what time my last bus goes. Nobody asked me that before.",
                "who": "A night porter on the number 7",
            },
        },
    ]


def about() -> list[dict[str, object]]:
    return [
        text(
            "",
            "<p>Ines Calloway grew up over a chandler’s shop on Quay Street, left school for the pilot "
            "boats, and brought her first tanker in at twenty-six. She’s independent, she’s stubborn "
            "about timetables, and she takes the 22.</p>",
        ),
        {
            "type": "questions",
            "value": {
                "heading": "What people ask at the stops",
                "items": [
                    {
                        "question": "Who pays for the frozen fares?",
                        "answer": "<p>The parking surplus, £3.1 million last year. It’s on page 4 of the costed plan.</p>",
                    },
                    {
                        "question": "Why ten minutes?",
                        "answer": "<p>Because at ten minutes you stop reading the timetable.</p>",
                    },
                ],
            },
        },
    ]
