"""Names that nobody has.  Given names are plants, birds and weather; family names are invented compounds."""

GIVEN = (
    "Wren", "Sorrel", "Tansy", "Bracken", "Linnet", "Fern", "Rowan", "Teasel", "Juniper", "Larch", "Marigold", "Plover",
    "Yarrow", "Dunlin", "Clover", "Hazel", "Merlin", "Bryony", "Sparrow", "Campion", "Thistle", "Heron", "Aspen",
    "Bramble", "Cricket", "Damson", "Ember", "Finch", "Gorse", "Heather", "Indigo", "Jay", "Kestrel", "Lark", "Moss",
    "Nettle", "Oakley", "Poppy", "Quill", "Robin", "Sage", "Tern", "Umber", "Vetch", "Willow", "Ash", "Bay", "Cedar",
)  # fmt: skip
FIRST_HALF = (
    "Thistle", "Oak", "Merri", "Penni", "Amber", "Larks", "Quarr", "Nettle", "Hollow", "Briar", "Copper", "Dapple",
    "Elder", "Fallow", "Gossa", "Haws", "Ivy", "Juni", "Kettle", "Lanter", "March", "Nimble", "Otter", "Pebble",
)  # fmt: skip
SECOND_HALF = (
    "down", "apple", "weather", "pane", "spur", "ington", "ship", "wick", "mere", "thorpe", "combe", "stow", "field",
    "bourne", "ley", "worth",
)  # fmt: skip
SCHOOLS = {
    "kent": ("Tidewater Academy", "Hop Garden School", "Seven Oasts College"),
    "medway": ("Anchor Street School", "Ropewalk Academy"),
    "essex": ("Saltmarsh High School", "Blackwater Sixth Form", "Willow Bat Primary"),
}
"""Invented schools, by area."""

POSTCODES = {
    "kent": ("CT1 2EH", "ME14 1XX", "TN23 1PL", "CT20 1QG"),
    "medway": ("ME4 4TR", "ME8 0PZ", "ME2 4AU"),
    "essex": ("CM1 1QH", "CO1 1PJ", "CM20 1WG"),
}
"""Postcodes of public buildings, so that an area can be found from them; nobody lives there."""
