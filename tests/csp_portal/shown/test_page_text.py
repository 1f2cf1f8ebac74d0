"""A page as text: what stands by itself is told by itself, with where it links to."""

import pytest

from csp_portal.shown.page_text import text_of


def said(html: str) -> list[str]:
    return [block.text for block in text_of(f"<body><nav>Menu</nav><main>{html}</main></body>").blocks]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<h1>Of 3: 1 met</h1><p>It <b>rose</b> from\n 1 to 2.</p>", ["Of 3: 1 met", "It rose from 1 to 2."]),
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>", ["One", "Two"]),
        ("<p>One<br>Two</p>", ["One", "Two"]),
        ("<p><span class='portal-mark'><svg><title>x</title></svg>Met</span> It rose.</p>", ["Met: It rose."]),
        ("<p><strong class='govuk-tag'>Draft</strong></p>", ["Draft"]),
        ("<script>let a</script><button>Save</button><select><option>A</option></select><p>Text</p>", ["Text"]),
        (
            "<table><thead><tr><th>Measure</th><th>Now</th><th>Before</th></tr></thead>"
            "<tr><th>Burglary</th><td>3</td><td></td></tr></table>",
            ["Burglary; Now: 3"],
        ),
        ("<p>  </p>", []),
    ],
)
def test_each_text_is_a_block_of_its_own(html, texts):
    assert said(html) == texts


def test_a_block_keeps_what_it_links_to_and_says_whether_it_is_nothing_else():
    page = text_of("<a href='/home'>Home</a><main><p><a href='/a'>All</a></p><p><a href='/b'>B</a><br>rose</p></main>")
    found = [(block.text, block.links, block.is_link) for block in page.blocks]
    assert found == [("All", ("/a",), True), ("B", ("/b",), True), ("rose", ("/b",), False)]
    assert page.links == ["/home", "/a", "/b"]
