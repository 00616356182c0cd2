# reviewed: no
kind-fictional = কাল্পনিক রাষ্ট্র
