"""Ordinary words, places and months that are people's names, too: alone they point at nobody.

Letters only, folded. Add a word here when ``byfive scan-pii`` finds it in a text that is about nobody.
"""

COMMON_WORDS = frozenset(
    """
    angel april art august autumn bailey baker banks barber beach bell best bill bishop black blue bond book booker
    booth bowman branch brand bridge bridges brook brooks brown buck bush butcher butler candy carol carpenter carter case
    cash castle chance chandler chapel chase cherry china christian church clark clay cliff cole constant cook cooper
    corner cotton counts court cross crystal curry daily daisy dale dawn dean destiny diamond dolores drew drop duke earl
    early east easter eden elder ember english faith farmer favor fear field fields fisher flores florence flowers ford
    forest foster fountain fox francis frank franklin free freeman french friend frost gardener gate gates gene general
    glass gold golden grace grant graves gray green greene grey grove hand harbor hardy harmony harvest hazel head heath
    heaven henry hill hills hogan holder holiday hope house hunt hunter iris island ivory ivy jack jackson jade jasmine
    jewel jordan journey joy judge june justice justin kelly king knight lake lane law lawyer leaf legal legend liberty
    light lily lincoln little london long love luna lynx madison major march maria mark market marks marsh marshall
    martin mason masters may melody mercedes mercy merit miles miller mills mission monday moon moore moss myrtle
    noble noel north oak ocean olive page paige paris park parker parks patience peace peach pearl pepper perry piper
    place pleasant pond pool pope porter post powers precious price prince queen rain randall ray read reed reese reeves
    reyes rice rich rider river rivers robin rock rocky rose rosario royal ruby rule russell ruth sage sailor sandy
    santa santiago santos savage savannah sawyer self senior serenity shadow sharp shepherd short sierra silver singer skies
    sky small smart snow solo soto south spencer spring springs stark starr stella steel sterling stone storm story street
    strong summer summers sunday sunny sunrise swan sweet taylor temple terry thorn tracy trinity tucker turner twist
    valentine valley victor victoria violet virginia walker wall walls ward washington water waters weaver weeks wells west
    wheeler white wild will willow wills winter winters wise wolf wood woods worth wright young youth
    apartment apt avenue ave blvd box building care delivery drive floor front hall highway home main mail point rear
    road room route shelter space station suite trailer unit upper lower
    """.split()
)
