"""The documents' risks, money, engagement and commitments, as far as they hold them."""

import pytest

from plans.models import Commitment, CommitmentVerdict, Engagement, Funding, Risk, StrategyLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def of(model, slug):
    return model.objects.filter(partnership__slug=slug)


def test_southampton_s_failed_fifth_commitment_is_there_with_its_reason():
    commitments = list(of(Commitment, "southampton").order_by("order"))
    assert [commitment.verdict for commitment in commitments[:5]] == [CommitmentVerdict.MET] * 4 + [
        CommitmentVerdict.MISSED
    ]
    assert "15/15" in commitments[4].why


def test_the_money_is_as_stated():
    stated = of(Funding, "southampton").values_list("amount", "recipient")
    assert [(int(amount), recipient) for amount, recipient in stated] == [(75000, "Four voluntary groups")]
    [harborough] = of(Funding, "harborough")
    assert (int(harborough.amount), int(harborough.amount_to)) == (15000, 30000)
    assert [int(one.amount) for one in of(Funding, "southwark") if one.amount] == [514000]


def test_southwark_s_risks_are_kept_and_not_rated():
    assert {risk.rating for risk in of(Risk, "southwark")} == {"Not rated"}
    assert of(Risk, "southwark").count() == 3


def test_links_and_engagement_are_where_the_documents_name_them():
    assert of(StrategyLink, "peterborough").filter(kind="partnership").get().title == "Greater Peterborough Partnership"
    assert of(Engagement, "southampton").filter(kind="survey").exists()
