# reviewed: no
kind-fictional = Fictional State
