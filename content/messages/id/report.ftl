# reviewed: no
report-title = { $name }: hukum dan praktik terkait kekerasan terhadap perempuan dan anak perempuan
report-subtitle = Apa kata data terbuka, beserta sumbernya
report-contents = Isi
report-page-of = Halaman { $page } dari { $pages }
report-disclaimer-title = Apa yang bukan maksud laporan ini
report-disclaimer = Hanya data terbuka; bukan penilaian; bukan oleh atau untuk Due Diligence Project. Belum ada yang menilai Negara ini di sini.
report-context = Konteks
report-context-text = { $name } tercantum sebagai: { $kind }. Kawasan: { $region }. Laporan ini menghimpun apa yang dirilis para penerbit tentangnya dan mengaitkan setiap nilai pada prinsip kerangka uji tuntas yang diterangkannya. Laporan ini mencakup { $known } dari { $total } prinsip; tentang yang lain, sejauh yang kami ketahui tidak ada yang diterbitkan.
report-at-a-glance = Sekilas
report-area-known = { $known ->
   *[other] Ada yang diterbitkan tentang { $known } dari { $total } prinsip.
}
report-area-unknown = Sejauh yang kami ketahui, tidak ada yang diterbitkan tentang satu pun dari { $total } prinsip di bidang ini.
report-values-caption = Nilai yang diterbitkan: { $title }
report-unknown = Apa yang tidak diketahui
report-unknown-text = Tidak diketahui bukanlah nol. Tentang prinsip-prinsip ini, sejauh yang kami ketahui tidak ada yang diterbitkan; orang-orang di lapangan mungkin mengetahuinya.
report-standards = Standar yang berlaku
report-standards-text = Prinsip-prinsip ini bertumpu pada instrumen berikut. Perjanjian mengikat para pihaknya; putusan mengikat Negara yang dikenai putusan itu; selebihnya dibaca untuk perbandingan.
report-standards-caption = Instrumen, kekuatannya, dan apakah mengikat { $name }
report-treaties-caption = Status perjanjian menurut sumber
report-cited-by-column = Prinsip
report-method = Metode
report-method-text = Setiap nilai diambil dari berkas penerbitnya tanpa perubahan, dengan tahun, satuan, dan, jika ada, batas-batasnya. Sebuah pemetaan menyatakan indikator mana yang diterangkan oleh suatu variabel dan arah mana yang lebih dekat dengan standar; pemetaan itu adalah isi yang dapat dibaca dan digugat. Tidak ada nilai yang berubah menjadi penilaian. Sumber yang berbeda ditampilkan berdampingan; tidak ada yang dirata-ratakan dengan yang lain. Yang dicetak adalah nilai terbaru dari setiap seri.
report-sources-caption = Sumber
report-boundaries = Batas wilayah, nama, dan data
report-boundaries-text = Nama dan kode mengikuti ISO 3166 dan Unicode Common Locale Data Repository. Semua itu tidak menyiratkan pendapat apa pun tentang status hukum suatu negara, wilayah, atau kawasan, atau tentang penguasa, batas, atau namanya. Penerbit bertanggung jawab atas angkanya sendiri.
report-references = Rujukan hukum
report-references-text = Rujukan yang ditandai belum diperiksa disusun dengan cermat, tetapi belum dicocokkan baris demi baris dengan teks resmi. Bacalah teks resminya sebelum mengandalkannya.
report-cite = Cara mengutip
report-cite-text = Diligence ({ $year }). { $title }. { $edition }. { $date }.
report-translation-title = Tentang terjemahan ini
report-translation = Terjemahan ini belum ditinjau oleh seorang manusia. Yang menentukan adalah edisi bahasa Inggris. Kata-kata yang belum diterjemahkan ditampilkan dalam bahasa Inggris.
