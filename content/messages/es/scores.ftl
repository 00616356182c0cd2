# reviewed: no
kind-fictional = Estado ficticio
