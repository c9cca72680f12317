"""Who publishes the files, and on what terms."""

from sanctiondb.formats.base import Publisher

UNDL = Publisher(
    "undl",
    "UN Digital Library",
    1,
    "non-commercial use, with this acknowledgement",
    "© United Nations, {year}, https://digitallibrary.un.org, downloaded on {downloaded}",
    "https://digitallibrary.un.org",
)
DPPA = Publisher(
    "dppa",
    "UN Peace & Security Data Hub",
    1,
    "as the UN Peace & Security Data Hub gives them",
    "© United Nations, {year}, https://psdata.un.org, downloaded on {downloaded}",
    "https://psdata.un.org",
)
COMMITTEES = Publisher(
    "unsc",
    "UN Security Council, Sanctions Committees",
    1,
    "as the United Nations give them",
    "© United Nations, {year}, https://main.un.org/securitycouncil, downloaded on {downloaded}",
    "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
)
SEEDS = Publisher("sanctiondb", "sanctiondb", 2, "CC0-1.0", "sanctiondb seeds, CC0")
HAND = Publisher("hand", "hand-written records", 3, "as their author says", "hand-written records")

LISTS = 4
"""The rank of lists made from others' lists: they go by symbols, but their days may be wrong."""
DATALAB = Publisher(
    "datalab",
    "World Politics Data Lab, list of vetoes",
    LISTS,
    "MIT",
    "World Politics Data Lab, vetoes in the UN Security Council, after the Dag Hammarskjöld Library, MIT licence",
    "https://github.com/world-politics-datalab/vetoes-un-security-council",
)

SCHOLARS = 5
"""The rank from which publishers number votes themselves, so that a symbol alone does not say which vote is meant."""
VOETEN = Publisher(
    "voeten",
    "Erik Voeten's General Assembly votes",
    SCHOLARS,
    "CC0-1.0",
    "Erik Voeten, Anton Strezhnev, Michael Bailey: United Nations General Assembly Voting Data, as in unvotes, CC0",
    "https://github.com/dgrtwo/unvotes",
)

PUBLISHERS = (UNDL, DPPA, COMMITTEES, SEEDS, HAND, DATALAB, VOETEN)
