# reviewed: no
kind-fictional = État fictif
