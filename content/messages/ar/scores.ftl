# reviewed: no
kind-fictional = دولة متخيلة
