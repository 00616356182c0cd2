# reviewed: no
kind-fictional = Negara fiktif
