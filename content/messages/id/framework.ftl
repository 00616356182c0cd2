# reviewed: no
framework-heading = Kerangka
framework-lede = { $areas ->
   *[other] { $areas } bidang
}, { $principles ->
   *[other] { $principles } prinsip
}. Setiap prinsip ditanyakan dua kali: apakah ada dalam hukum, dan apakah dilaksanakan dalam praktik?
framework-is-heading = Apa edisi ini
framework-is-not-heading = Apa yang bukan
framework-scale-heading = Skala
framework-scale-caption = Lima tingkat untuk hukum dan lima untuk praktik. “Tidak diketahui” dan “tidak berlaku” berada di samping skala; keduanya bukan nol.
framework-level = Tingkat
framework-areas-heading = Bidang dan prinsip
framework-principle-count = { $count ->
   *[other] { $count } prinsip
}
framework-editions-heading = Edisi
framework-edition-column = Edisi
framework-published-column = Terbit
framework-digest-column = Sidik digital
framework-core-mark = dalam kuesioner pendek
framework-vignettes-heading = Vinyet
framework-vignettes-lede = Kasus singkat di tempat rekaan. Setiap penilai diminta menilainya juga, agar tolok ukur yang berbeda dapat dibandingkan.
vignette-level-low = dimaksudkan berada di bagian bawah skala
vignette-level-middle = dimaksudkan berada di bagian tengah skala
vignette-level-high = dimaksudkan berada di bagian atas skala
principle-anchors-caption = Arti setiap tingkat untuk { $dimension }
principle-harmful = Membahayakan
principle-indicators-heading = Indikator: apa yang perlu dilihat
principle-indicators-lede = Bukti dikaitkan pada indikator. Indikator tidak pernah dirata-ratakan menjadi penilaian.
indicator-column = Indikator
indicator-kind-column = Jenis
indicator-dimension-column = Tentang
indicator-observed-column = Apa yang diamati
indicator-evidence-column = Apa yang dianggap bukti
principle-standards-heading = Apa kata hukum
principle-standards-lede = Ketentuan dan putusan yang menjadi dasar prinsip ini, dengan kata-kata kami sendiri. Apakah suatu ketentuan mengikat sebuah Negara tercantum di profil Negara itu.
standard-column = Standar
standard-says-column = Isinya
standard-force-column = Kekuatan
standard-checked-column = Diperiksa
standard-checked = diperiksa terhadap teks resmi
standard-unchecked = belum diperiksa
standard-official-text = teks resmi
standard-respondent = terhadap { $state }
principle-data-heading = Data terbuka yang menerangkannya
principle-data-empty = Belum ada himpunan data terbuka yang kami ketahui menerangkan prinsip ini. Itu pun sebuah temuan: tidak ada yang menerbitkannya.
variable-column = Variabel
direction-column = Arah yang lebih dekat dengan standar
principle-forms = Bentuk kekerasan yang dapat membuatnya berbeda
principle-duty-bearers = Siapa yang mengemban kewajiban
principle-lenses = Sudut pandang
principle-previous = Sebelumnya: { $title }
principle-next = Berikutnya: { $title }
principle-details-english = Rincian indikator yang belum diterjemahkan ditampilkan dalam bahasa Inggris.
