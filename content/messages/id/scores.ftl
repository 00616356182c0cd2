# reviewed: no
kind-fictional = Negara fiktif
fictional-link = Lihat seperti apa sebuah penilaian: { $name }, Negara yang tidak ada di dunia nyata
fictional-kicker = Contoh lengkap · edisi { $edition }
fictional-heading = { $name }: sebuah contoh lengkap
fictional-lede = Seperti apa sebuah penilaian: hukum dan praktik sebagaimana dinilai oleh organisasi, dan seberapa pasti setiap skor.
fictional-note = { $name } tidak ada di dunia nyata. Organisasi-organisasinya dan penilaian mereka adalah rekaan, begitu pula apa yang dikatakan pemerintahnya. Tidak ada apa pun di sini yang menyangkut Negara atau orang yang nyata.
fictional-list-heading = Negara yang tidak ada di dunia nyata
fictional-list-lede = Contoh lengkap dari penilaian rekaan. Contoh ini menunjukkan seperti apa skor itu dan cara membacanya.
fictional-compare = { $name } tidak ada di dunia nyata. Negara ini tidak disandingkan dengan Negara yang nyata.
fictional-compare-remedy = Pilih Negara dan wilayah yang nyata; contoh lengkap ini memiliki halamannya sendiri.
fictional-cite = { $name }, Negara yang tidak ada di dunia nyata: contoh lengkap sebuah penilaian. Diligence, { $edition }. Dibaca pada { $date }.
fictional-fact-principles-label = prinsip telah dinilai
fictional-fact-organisations-label = jumlah organisasi terbanyak di balik satu skor
fictional-fact-year-label = tahun terbaru
fictional-report-title = { $name }: contoh lengkap sebuah penilaian
fictional-report-subtitle = Negara yang tidak ada di dunia nyata, dan penilaian rekaan
fictional-report-note-title = Laporan ini tidak membahas Negara nyata mana pun

scores-heading = Hukum dan praktik per prinsip, { $year }
scores-caption = Satu baris untuk setiap prinsip yang dinilai, pada skalanya dari 0 sampai 4. Belah ketupat: hukum. Lingkaran: praktik. Garis di antara keduanya adalah kesenjangan. Nilai sebenarnya ada di dalam batang pendek dengan peluang 68 persen, dan di dalam batang panjang dengan peluang 95 persen. Batang bergaris putus-putus: bukti tipis. Label bergaris putus-putus: tidak ada skor, dan itu bukan nol.
scores-gap-column = Kesenjangan: hukum dikurangi praktik
scores-organisations-column = Organisasi
scores-organisations = hukum: { $law }, praktik: { $practice }
scores-withheld-few = tidak ditampilkan: organisasi terlalu sedikit
scores-withheld-unsettled = tidak ditampilkan: perhitungan belum mantap
scores-chance-over = lebih dari { $percent }
scores-chance-under = kurang dari { $percent }
scores-years-column = Tahun
scores-change-heading = Apa yang berubah sejak tahun sebelumnya
scores-change-lede = Kedua tahun berasal dari satu perhitungan, jadi selisihnya memiliki interval sendiri. Jika interval itu memuat 0, tidak jelas apakah ada yang naik atau turun. Dalam kurung: 95 persen.
scores-change-column = Perubahan
scores-rose-column = Peluang bahwa skornya naik
scores-government-heading = Apa kata pemerintah tentang dirinya
scores-government-lede = Penilaian pemerintah atas dirinya ada di samping skor dan tidak mengubah skor itu sedikit pun.
scores-government-column = Penilaian atas dirinya
scores-score-column = Skor
scores-government-chance-column = Peluang bahwa skor berada di bawah penilaian pemerintah
scores-none = Tidak ada skor yang tersimpan di sini.
scores-none-remedy = Demonstrasi menghitungnya dari penilaian rekaan: jalankan “diligence demo”.
scores-unrated-lede = { $count ->
   *[other] { $count } prinsip tidak dinilai.
}
scores-run-heading = Dari mana angka-angka ini berasal
scores-run = Dihitung pada { $date } dari { $ratings } penilaian: model “{ $model }”, seed { $seed }, { $chains } rantai, { $draws } tarikan sampel, program { $program }. Sidik digital SHA-256 berkas penilaian:
scores-download = Skor dalam CSV
