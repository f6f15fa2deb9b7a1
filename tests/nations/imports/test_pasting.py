import pytest

from nations.imports import columns, pasting, reading
from nations.people.contact_points import NotAnEmail

MIXED = """Ada Abara, ada@example.org

Bea Lindqvist <bea@example.org>
Tomasz Wilk tomasz@example.org 07700 900123
- Mo Diaz: mo@example.org;
"O'Brien, Sian" sian@example.org
cy@example.org
just a greeting
Kasia Mazur
"""


def read(text):
    content = text.encode()
    table = reading.understand(content)
    rows = list(reading.rows(content, table))
    return table, rows, columns.guess(table.headings, rows)


def cells(text):
    """Return what stands in the rows that can be used."""
    return [row.cells for row in read(text)[1] if not row.trouble]


class TestLinesWithoutAHeader:
    @pytest.mark.parametrize("sign", [", ", "; ", "\t", "|", " "])
    def test_are_all_people_with_names_and_phones(self, sign):
        text = (
            f"Kasia Mazur{sign}07700 900201\n"
            f"Mo Diaz{sign}+44 7700 900202\n"
            f"Jo Smith{sign}(020) 7946 0999\n"
        )

        _, rows, goes_to = read(text)

        assert goes_to == ["full_name", "phone"]
        assert [tuple(cell.strip() for cell in row.cells) for row in rows] == [
            ("Kasia Mazur", "07700 900201"),
            ("Mo Diaz", "+44 7700 900202"),
            ("Jo Smith", "(020) 7946 0999"),
        ]

    def test_say_each_for_themselves_whether_they_hold_an_email_or_a_phone(self):
        text = "Kasia Mazur, 07700 900201\nMo Diaz, mo@example.org\n"

        _, _, goes_to = read(text)

        assert goes_to == ["full_name", "email", "phone"]
        assert cells(text) == [
            ("Kasia Mazur", "", "07700 900201"),
            ("Mo Diaz", "mo@example.org", ""),
        ]

    @pytest.mark.parametrize(
        ("line", "said", "goes_to"),
        [
            ("mo@example.org", ("mo@example.org",), ["email"]),
            ("+44 7700 900201", ("+44 7700 900201",), ["phone"]),
            (
                "Mo Diaz <mo@example.org>",
                ("Mo Diaz", "mo@example.org"),
                ["full_name", "email"],
            ),
            (
                "kasia mazur 07700900201",
                ("kasia mazur", "07700900201"),
                ["full_name", "phone"],
            ),
            (
                "Kasia Mazur 07700 900201 TM2 4AB",
                ("Kasia Mazur", "07700 900201", "TM2 4AB"),
                ["full_name", "phone", "postcode"],
            ),
            (
                "3. Kasia Mazur (she/her), 07700 900201, Saturdays",
                ("Kasia Mazur", "07700 900201"),
                ["full_name", "phone"],
            ),
            (
                "1, Kasia Mazur, 07700 900201",
                ("Kasia Mazur", "07700 900201"),
                ["full_name", "phone"],
            ),
            (
                "Mo Diaz 07700 900201 from 12.03.2026",
                ("Mo Diaz", "07700 900201"),
                ["full_name", "phone"],
            ),
        ],
    )
    def test_are_read_one_alone(self, line, said, goes_to):
        _, rows, guessed = read(f"{line}\n")

        assert [row.cells for row in rows] == [said]
        assert guessed == goes_to

    def test_are_recognised_by_what_stands_under_each_other(self):
        text = (
            "Kasia Mazur,07700 900201,TM2 4AB,k@example.org,yes\n"
            "Mo Diaz,,tm4 2ld,mo@example.org,no\n"
        )

        table, rows, goes_to = read(text)

        assert goes_to == ["full_name", "phone", "postcode", "email", ""]
        assert table.headings[0] == "Column 1"
        assert [row.line for row in rows] == [1, 2]

    def test_have_first_and_last_names_in_columns_of_one_word_each(self):
        _, _, goes_to = read("Kasia\tMazur\t07700 900201\nMo\tDiaz\t07700 900202\n")

        assert goes_to == ["given_name", "family_name", "phone"]

    def test_are_people_too_where_they_hold_names_alone(self):
        assert cells("Kasia Mazur\nMo Diaz\nCher\n") == [
            ("Kasia Mazur",),
            ("Mo Diaz",),
            ("Cher",),
        ]
        assert cells("Kasia Mazur,Leeds\nMo Diaz,York\n") == [
            ("Kasia Mazur", "Leeds"),
            ("Mo Diaz", "York"),
        ]

    def test_part_what_stands_in_many_ways(self):
        _, rows, goes_to = read(MIXED)

        assert goes_to == ["full_name", "email", "phone"]
        assert [(row.line, row.cells) for row in rows if not row.trouble] == [
            (1, ("Ada Abara", "ada@example.org", "")),
            (3, ("Bea Lindqvist", "bea@example.org", "")),
            (4, ("Tomasz Wilk", "tomasz@example.org", "07700 900123")),
            (5, ("Mo Diaz", "mo@example.org", "")),
            (6, ("O'Brien, Sian", "sian@example.org", "")),
            (7, ("", "cy@example.org", "")),
            (9, ("Kasia Mazur", "", "")),
        ]

    def test_hold_several_people_where_a_mail_is_headed_so(self):
        text = "To: Ada Abara <ada@example.org>, Bea <bea@example.org>; cy@example.org"

        assert cells(text) == [
            ("Ada Abara", "ada@example.org"),
            ("Bea", "bea@example.org"),
            ("", "cy@example.org"),
        ]

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("just a greeting", pasting.NOBODY),
            ("Jo 07700 900201 / 020 7946 0999", pasting.TWO_PHONES),
            ("Name, phone", pasting.HEADINGS),
            ("Jo Smith jo@", NotAnEmail.sentence),
            (f"{'a' * 90_000} 07700 900201", pasting.TOO_LONG),
        ],
    )
    def test_are_refused_with_their_text_where_nobody_can_be_read(self, line, reason):
        _, rows, _ = read(f"{line}\nMo Diaz 07700 900202\nKasia 07700 900203\n")

        assert [(row.line, row.text, row.trouble) for row in rows] == [
            (1, line[: reading.LONGEST_KEPT], reason),
            (2, "Mo Diaz 07700 900202", ""),
            (3, "Kasia 07700 900203", ""),
        ]

    @pytest.mark.parametrize(
        "text", ["no table", "Dog\nyes\n", "Hi all, any takers", "12345\n"]
    )
    def test_that_hold_nobody_are_told_what_to_do(self, text):
        with pytest.raises(reading.NotACsv) as refusal:
            read(text)

        assert refusal.value.sentence == reading.NOBODY


class TestAChat:
    @pytest.mark.parametrize(
        "stamp",
        [
            "[10:32, 26/11/2026] ",
            "[26/11/2026, 10:32:05] ",
            "[26/11, 10:32] ",
            "\u200e[26.11.2026, 10:32:05] ",
            "26/11/2026, 10:32 - ",
            "11/26/26, 10:32\u202fAM - ",
            "2026-11-26 10:32 - ",
        ],
    )
    def test_has_no_time_that_is_taken_for_anything_of_somebodys(self, stamp):
        text = (
            f"{stamp}Jo: who comes?\n"
            f"{stamp}Sam Ortiz: sam@example.org\n"
            f"{stamp}Mo Diaz: hi! mine is mo@example.org, or ring 07700 900123\n"
        )

        assert cells(text) == [
            ("Sam Ortiz", "sam@example.org", ""),
            ("Mo Diaz", "mo@example.org", "07700 900123"),
        ]

    def test_loses_no_line(self):
        text = (
            "Jo Smith 07700 900203\n"
            "[12/03/2026, 10:41] Kasia Mazur: 07700 900201\n"
            "12/03/2026, 10:41 - Mo Diaz: mo@example.org\n"
            "\n"
            "12/03/2026, 10:42 - Messages are encrypted.\n"
            "Good Morning\n"
        )

        _, rows, _ = read(text)

        assert [(row.line, row.cells) for row in rows if not row.trouble] == [
            (1, ("Jo Smith", "", "07700 900203")),
            (2, ("Kasia Mazur", "", "07700 900201")),
            (3, ("Mo Diaz", "mo@example.org", "")),
        ]
        assert [(row.line, row.text, row.trouble) for row in rows if row.trouble] == [
            (
                5,
                "12/03/2026, 10:42 - Messages are encrypted.",
                pasting.NOBODY_IN_CHAT,
            ),
            (6, "Good Morning", pasting.NOBODY_IN_CHAT),
        ]

    def test_names_whose_number_is_passed_on(self):
        text = "[12/03/2026, 10:41] Priya: Ada Abara 07700 900204\n"

        assert cells(text) == [("Ada Abara", "07700 900204")]

    def test_knows_by_their_number_who_has_no_name_in_it(self):
        text = "[12/03/2026, 10:41] +44 7700 900205: I’m in\n"

        assert cells(text) == [("+44 7700 900205",)]


class TestAHeader:
    @pytest.mark.parametrize(
        ("text", "headings", "goes_to"),
        [
            (
                "Name,Email\nAda,ada@example.org\n",
                ("Name", "Email"),
                ["full_name", "email"],
            ),
            (
                "\n\nName;Email\nAda;ada@example.org\n",
                ("Name", "Email"),
                ["full_name", "email"],
            ),
            ("Dog,Email\nbig one,ada@example.org\n", ("Dog", "Email"), ["", "email"]),
            ("Wer,Kontakt\nAda,ada@example.org\n", ("Wer", "Kontakt"), ["", "email"]),
            (
                "Group Name,Contact\nLeeds Cyclists,ada@example.org\n",
                ("Group Name", "Contact"),
                ["", "email"],
            ),
            (
                "Email,Members 2024-2025\nada@example.org,yes\n",
                ("Email", "Members 2024-2025"),
                ["email", ""],
            ),
        ],
    )
    def test_names_the_columns(self, text, headings, goes_to):
        table, rows, guessed = read(text)

        assert table.headings == headings
        assert table.has_header
        assert guessed == goes_to
        assert len(rows) == 1

    @pytest.mark.parametrize(
        ("text", "is_doubtful"),
        [
            ("Kasia,Leeds\nMo,York\n", True),
            ("Name,Leeds\nMo,York\n", False),
            ("Kasia Mazur,Leeds\nMo Diaz,York\n", False),
        ],
    )
    def test_is_doubtful_where_none_of_its_names_is_known(self, text, is_doubtful):
        table, _, _ = read(text)

        assert table.is_header_doubtful is is_doubtful

    @pytest.mark.parametrize(
        "first",
        [
            "Mail,mo@example.org",
            "Phone,07700 900201",
            "Name,TM2 4AB",
            "Mo,07700 900201",
        ],
    )
    def test_never_holds_an_email_a_phone_or_a_postcode(self, first):
        table, rows, _ = read(f"{first}\nKasia Mazur,kasia@example.org\n")

        assert not table.has_header
        assert [row.line for row in rows] == [1, 2]

    def test_over_lines_as_in_a_chat_is_refused_and_they_are_read(self):
        _, rows, goes_to = read("Name, phone\nKasia Mazur 07700 900201\n")

        assert goes_to == ["full_name", "phone"]
        assert [row.trouble for row in rows] == [pasting.HEADINGS, ""]
