"""What a human library is made of: private records, public ones, and the problems of both.

The private types (`book`, `event`, `catalogue`, `identity`) hold everything a librarian wrote.
The public ones (`public`) hold what one edition discloses, and are the only ones that a renderer
or a typesetter may import.
"""
