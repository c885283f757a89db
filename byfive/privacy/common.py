"""Ordinary words, places and months that are people's names, too: alone they point at nobody.

Letters only, folded. Add a word here when ``byfive scan-pii`` finds it in a text that is about nobody.
"""

_WORDS = """
angel apartment april apt art august autumn ave avenue bailey baker banks barber beach bell best bill bishop
black blue blvd bond book booker booth bowman box branch brand bridge bridges brook brooks brown buck building
bush butcher butler candy care carol carpenter carter case cash castle chance chandler chapel chase cherry
china christian church clark clay cliff cole constant cook cooper corner cotton counts court cross crystal
curry daily daisy dale dawn dean delivery destiny diamond dolores drew drive drop duke earl early east easter
eden elder ember english faith farmer favor fear field fields fisher floor florence flores flowers ford forest
foster fountain fox francis frank franklin free freeman french friend front frost gardener gate gates gene
general glass gold golden grace grant graves gray green greene grey grove hall hand harbor hardy harmony
harvest hazel head heath heaven henry highway hill hills hogan holder holiday home hope house hunt hunter iris
island ivory ivy jack jackson jade jasmine jewel jordan journey joy judge june justice justin kelly king
knight lake lane law lawyer leaf legal legend liberty light lily lincoln little london long love lower luna
lynx madison mail main major march maria mark market marks marsh marshall martin mason masters may melody
mercedes mercy merit miles miller mills mission monday moon moore moss myrtle noble noel north oak ocean olive
page paige paris park parker parks patience peace peach pearl pepper perry piper place pleasant point pond
pool pope porter post powers precious price prince queen rain randall ray read rear reed reese reeves reyes
rice rich rider river rivers road robin rock rocky room rosario rose route royal ruby rule russell ruth sage
sailor sandy santa santiago santos savage savannah sawyer self senior serenity shadow sharp shelter shepherd
short sierra silver singer skies sky small smart snow solo soto south space spencer spring springs stark starr
station steel stella sterling stone storm story street strong suite summer summers sunday sunny sunrise swan
sweet taylor temple terry thorn tracy trailer trinity tucker turner twist unit upper valentine valley victor
victoria violet virginia walker wall walls ward washington water waters weaver weeks wells west wheeler white
wild will willow wills winter winters wise wolf wood woods worth wright young youth
"""
COMMON_WORDS = frozenset(_WORDS.split())
