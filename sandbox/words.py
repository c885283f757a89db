"""Words for made-up households: names, streets, towns, employers. Nobody in particular is meant."""

from __future__ import annotations

FEMALE = (
    *("Maria", "Ana", "Rosa", "Guadalupe", "Jennifer", "Ashley", "Linh", "Mei", "Fatima", "Destiny", "Carmen", "Ruth"),
    *("Nicole", "Yesenia", "Thuy", "Olga", "Aaliyah", "Mary Jane", "Luz", "Grace", "Svetlana", "Amina", "Dolores"),
)
MALE = (
    *("Jose", "Juan", "Luis", "Miguel", "David", "Kevin", "Minh", "Wei", "Omar", "Andre", "Carlos", "James", "Robert"),
    *("Ramon", "Duc", "Sergei", "Malik", "John Paul", "Angel", "Samuel", "Ivan", "Hassan", "Rodrigo"),
)
FAMILY = (
    *("Garcia", "Martinez", "Hernandez", "Lopez", "Nguyen", "Tran", "Smith", "Johnson", "Brown", "Chen", "Wang"),
    *("Ramirez", "Torres", "Flores", "Williams", "Jackson", "Ivanova", "Haddad", "Santos", "Reyes", "Davis", "Kim"),
    *("Gutierrez", "Mendoza", "Castillo", "Vang", "Xiong", "Singh", "Washington", "Alvarez", "Ortiz"),
)
STREETS = ("Oak St", "Maple Ave", "Almond Dr", "Mission Blvd", "2nd St", "Valley View Rd", "Orchard Ln", "Pacific Ave")
TOWNS = (
    *(("Alder Grove", "95391"), ("Stockton", "95202"), ("Modesto", "95354"), ("Lodi", "95240"), ("Manteca", "95336")),
    *(("Tracy", "95376"), ("Turlock", "95380"), ("Merced", "95340"), ("San Jose", "95112"), ("Los Banos", "93635")),
)
UNITS = ("APT 5", "Apt 12B", "UNIT 3", "# 7")
EMPLOYERS = (
    *(
        "Valley Packing",
        "Alder Unified Schools",
        "Corner Market 24",
        "Sunrise Care Home",
        "J and R Roofing",
        "Fast Lube",
    ),
    *("Golden Almond Co-op", "Mercy Laundry", "Blue Diamond Cleaning", "Hilltop Diner", "Delta Warehouse"),
)
OWN_WORK = ("Hair cutting", "Day care at home", "Selling tamales", "Driving for an app", "Gardening", "Sewing repairs")
REMARKS = (
    "Please call after 3 pm. My phone is off in the morning.",
    "I care for my mother, who is not on this application.",
    "My hours were cut, and rent is due on the 1st.",
)
INCOME_CHANGES = (
    "Lost my job at the cannery.",
    "Hours cut from 40 to 20, since the season is over",
    "Unemployment stopped",
)
