from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.money import CurrenciesDiffer, Money, NotAnAmount, decimals_of

amounts = st.integers(min_value=-(10**14), max_value=10**14)
currencies = st.sampled_from(["GBP", "USD", "JPY", "KWD"])
shares = st.lists(st.integers(min_value=0, max_value=1000), min_size=1, max_size=12)


class TestMoney:
    @pytest.mark.parametrize("minor", [12.5, Decimal(12), "12", True, None])
    def test_takes_only_whole_numbers(self, minor):
        with pytest.raises(TypeError):
            Money(minor, "GBP")

    @pytest.mark.parametrize("currency", ["", "gbp", "£", "POUND"])
    def test_takes_only_a_currency_code(self, currency):
        with pytest.raises(ValueError, match="not a currency's code"):
            Money(1, currency)

    def test_adds_and_subtracts_within_one_currency(self):
        assert Money(100, "GBP") + Money(50, "GBP") == Money(150, "GBP")
        assert Money(100, "GBP") - Money(150, "GBP") == Money(-50, "GBP")
        assert Money(100, "GBP") < Money(101, "GBP")
        assert Money(7, "GBP") * 3 == Money(21, "GBP")

    def test_refuses_to_mix_currencies(self):
        pounds, dollars = Money(1, "GBP"), Money(1, "USD")

        with pytest.raises(CurrenciesDiffer):
            pounds + dollars
        with pytest.raises(CurrenciesDiffer):
            pounds - dollars
        with pytest.raises(CurrenciesDiffer):
            _ = pounds < dollars
        assert pounds != dollars

    def test_is_not_multiplied_by_fractions(self):
        with pytest.raises(TypeError):
            Money(100, "GBP") * 0.5

    @given(amounts, amounts, currencies)
    def test_loses_nothing_in_sums(self, one, other, currency):
        total = Money(one, currency) + Money(other, currency)

        assert total - Money(other, currency) == Money(one, currency)

    @given(amounts, currencies)
    def test_is_exact_in_major_units(self, minor, currency):
        money = Money(minor, currency)

        assert money.decimal * 10 ** decimals_of(currency) == minor


class TestAllocate:
    @given(amounts, shares, currencies)
    def test_gives_out_the_whole(self, minor, parts, currency):
        given_shares = [*parts, 1]

        allocated = Money(minor, currency).allocate(given_shares)

        assert sum(part.minor for part in allocated) == minor
        assert len(allocated) == len(given_shares)

    @given(amounts, shares, currencies)
    def test_is_never_a_unit_off(self, minor, parts, currency):
        given_shares = [*parts, 1]
        total = sum(given_shares)

        allocated = Money(minor, currency).allocate(given_shares)

        for part, share in zip(allocated, given_shares, strict=True):
            assert abs(part.minor * total - minor * share) < total

    def test_gives_the_odd_penny_to_the_first_of_equals(self):
        assert [part.minor for part in Money(100, "GBP").allocate([1, 1, 1])] == [
            34,
            33,
            33,
        ]

    @pytest.mark.parametrize("parts", [[], [0, 0], [2, -1]])
    def test_refuses_shares_that_divide_nothing(self, parts):
        with pytest.raises(ValueError, match="shares"):
            Money(100, "GBP").allocate(parts)


class TestParse:
    @pytest.mark.parametrize(
        ("text", "currency", "minor"),
        [
            ("12.50", "GBP", 1250),
            (" 12.5 ", "GBP", 1250),
            ("12", "GBP", 1200),
            ("0.05", "GBP", 5),
            ("-3.00", "GBP", -300),
            ("1,250.00", "GBP", 125000),
            ("1 250", "GBP", 125000),
            ("1,234,567", "JPY", 1234567),
            ("1.234", "KWD", 1234),
            ("1.2", "KWD", 1200),
        ],
    )
    def test_reads_what_people_type(self, text, currency, minor):
        assert Money.parse(text, currency) == Money(minor, currency)

    @pytest.mark.parametrize(
        ("text", "currency"),
        [
            ("", "GBP"),
            ("ten", "GBP"),
            ("12.505", "GBP"),
            ("12,50", "GBP"),
            ("1.5", "JPY"),
            ("1e3", "GBP"),
            ("1,25,000", "GBP"),
            (".5", "GBP"),
            ("£5", "GBP"),
            ("١٢", "GBP"),
            ("9" * 16, "GBP"),
            ("NaN", "GBP"),
        ],
    )
    def test_refuses_the_rest(self, text, currency):
        with pytest.raises(NotAnAmount):
            Money.parse(text, currency)

    @given(amounts, currencies)
    def test_reads_back_its_own_amount(self, minor, currency):
        money = Money(minor, currency)

        assert Money.parse(f"{money.decimal:f}", currency) == money


class TestDisplay:
    @pytest.mark.parametrize(
        ("money", "locale", "shown"),
        [
            (Money(123456789, "GBP"), "en-gb", "£1,234,567.89"),
            (Money(2500, "GBP"), "en_GB", "£25.00"),
            (Money(-2550, "GBP"), "en-gb", "-£25.50"),
            (Money(1250, "JPY"), "en-gb", "JP¥1,250"),
            (Money(1250, "KWD"), "en-us", "KWD\xa01.250"),
            (Money(2550, "EUR"), "de", "25,50\xa0€"),
        ],
    )
    def test_writes_as_its_readers_do(self, money, locale, shown):
        assert money.display(locale) == shown

    def test_leaves_out_empty_decimals_where_it_is_to_be_short(self):
        assert Money(2500, "GBP").display("en-gb", short=True) == "£25"
        assert Money(2550, "GBP").display("en-gb", short=True) == "£25.50"
