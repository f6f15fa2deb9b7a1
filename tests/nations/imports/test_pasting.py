import pytest

from nations.imports import columns, reading
from nations.imports.pasting import as_table

CHAT = """Ada Abara, ada@example.org

Bea Lindqvist <bea@example.org>
Tomasz Wilk tomasz@example.org 07700 900123
- Mo Diaz: mo@example.org;
"O'Brien, Sian" sian@example.org
cy@example.org
just a greeting
"""


def read(text):
    content = as_table(text).encode()
    table = reading.understand(content)
    rows = list(reading.rows(content, table))
    return table, rows, columns.guess(table.headings, rows)


class TestAsTable:
    def test_parts_who_stands_in_a_chat_into_name_email_and_phone(self):
        _, rows, goes_to = read(CHAT)

        assert goes_to == ["full_name", "email", "phone"]
        assert [row.cells for row in rows] == [
            ("Ada Abara", "ada@example.org", ""),
            ("Bea Lindqvist", "bea@example.org", ""),
            ("Tomasz Wilk", "tomasz@example.org", "07700 900123"),
            ("Mo Diaz", "mo@example.org", ""),
            ("O'Brien, Sian", "sian@example.org", ""),
            ("", "cy@example.org", ""),
            ("just a greeting", "", ""),
        ]

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
    def test_takes_no_time_of_a_chat_for_anything_of_somebodys(self, stamp):
        text = (
            f"{stamp}Jo: who comes?\n"
            f"{stamp}Sam Ortiz: sam@example.org\n"
            f"{stamp}Mo Diaz: hi! mine is mo@example.org, or ring 07700 900123\n"
        )

        _, rows, _ = read(text)

        assert [row.cells for row in rows] == [
            ("Sam Ortiz", "sam@example.org", ""),
            ("Mo Diaz", "mo@example.org", "07700 900123"),
        ]

    def test_keeps_a_phone_that_stands_first(self):
        _, rows, _ = read("020 7946 0999 sam@example.org\n")

        assert [row.cells for row in rows] == [("", "sam@example.org", "020 7946 0999")]

    def test_names_the_lines_by_where_they_were_pasted(self):
        _, rows, _ = read(CHAT)

        assert [row.line for row in rows] == [1, 3, 4, 5, 6, 7, 8]

    @pytest.mark.parametrize(
        "table", ["Name,Email\nAda,ada@example.org\n", "", "Dog\nyes\n"]
    )
    def test_leaves_a_table_of_somebodys_own_as_it_is(self, table):
        assert as_table(table) == table

    def test_guesses_no_name_where_a_column_has_one_of_its_own(self):
        _, _, goes_to = read("Dog,Email\nbig one,ada@example.org\n")

        assert goes_to == ["", "email"]
