# reviewed: no
method-title = Bagaimana skor dibuat
method-lede = Organisasi-organisasi menilai hukum dan praktik suatu Negara. Sebuah metode yang terbuka mengubah penilaian mereka menjadi skor yang dapat dibandingkan dan yang menyebutkan seberapa pasti skor itu. Halaman ini menjelaskannya tanpa rumus, dan menyebutkan kelemahannya.
method-invented = Setiap gambar di halaman ini adalah contoh rekaan. Tidak satu pun tentang Negara atau organisasi yang nyata.
method-contents = Di halaman ini

method-rated-heading = Apa yang dinilai
method-rated-principle = Kerangka ini terdiri atas prinsip-prinsip. Salah satu prinsip, misalnya, menyatakan bahwa perempuan yang terancam bahaya dapat memperoleh perintah perlindungan. Setiap prinsip dinilai dua kali: untuk hukum (apakah ada, dan apakah memadai?) dan untuk praktik (apakah dijalankan, dan apakah berhasil?).
method-rated-levels = Penilaian adalah tingkat dari 0 sampai 4. Kerangka menjelaskan dengan kata-kata arti setiap tingkat, untuk setiap prinsip, untuk hukum dan untuk praktik.
method-rated-absent = Siapa yang tidak tahu menjawab “tidak diketahui”. Jika pertanyaannya tidak sesuai, jawabannya “tidak berlaku”. Keduanya dihitung jumlahnya. Keduanya bukan nol, dan tidak ada yang diisikan sebagai gantinya.
method-rated-framework = Baca tingkat-tingkat setiap prinsip dalam kerangka

method-average-heading = Mengapa tidak diambil rata-ratanya saja?
method-average-severity = Karena setiap organisasi punya tolok ukur sendiri. Organisasi yang keras berkata 1, yang lunak berkata 3. Keduanya melihat Negara yang sama, dan keduanya jujur. Jika suatu Negara kebetulan dinilai terutama oleh organisasi yang keras, rata-rata biasa membuatnya tampak lebih buruk daripada kenyataan. Jika terutama oleh yang lunak, ia tampak lebih baik.
method-average-care = Ketelitian organisasi juga berbeda-beda. Yang satu menilai dengan ajek; jawaban yang lain melompat-lompat. Rata-rata biasa menghitung keduanya sama. Metode ini belajar dari semua jawaban sebuah organisasi seberapa keras dan seberapa ajek ia menilai. Jawaban organisasi yang ajek lalu lebih menggerakkan skor.
method-average-kept = Tidak ada jawaban yang dibuang karena keras atau lunak. Metode ini memperhitungkan dengan tolok ukur mana jawaban itu diberikan.
method-yardsticks-title = Satu Negara, dua tolok ukur
method-yardsticks-caption = Contoh rekaan. Kedua organisasi melihat hal yang sama: garis titik-titik. Setiap tolok ukur dibagi menjadi tingkat 0 sampai 4 di tempat organisasinya melihat tingkat itu mulai; tingkat yang terisi penuh adalah jawabannya. Yang satu berkata 1, yang lain berkata 3. Pada tolok ukur bersama, tempat yang sama menjadi sekitar 2.
method-yardsticks-thing = Apa yang dilakukan di sebuah Negara rekaan
method-yardsticks-severe = Organisasi A, keras
method-yardsticks-lenient = Organisasi B, lunak
method-yardsticks-common = Tolok ukur bersama
method-yardsticks-says = berkata { $level }
method-yardsticks-about = sekitar { $level }
method-yardsticks-from = tidak ada yang dilakukan
method-yardsticks-to = semua dilakukan
method-yardsticks-who = Tolok ukur
method-yardsticks-answer = Jawaban

method-comparable-heading = Bagaimana tolok ukur menjadi dapat dibandingkan
method-comparable-problem = Dari satu negara saja, tidak ada yang dapat membedakan penilai yang keras dari keadaan yang buruk. Tiga hal membantu.
method-comparable-bridges = Organisasi yang mengenal dua negara. Mereka mengukur keduanya dengan tolok ukur yang sama, dan dengan begitu menjadi jembatan.
method-comparable-cases = Kasus rekaan yang singkat. Setiap penilai diminta menilainya juga. Kasusnya sama bagi semua; jika jawabannya berbeda, tolok ukurnyalah yang berbeda.
method-comparable-years = Tahun-tahun saling berkaitan. Jarang suatu Negara berubah seluruhnya dalam setahun. Maka metode ini mengharapkan langkah kecil, belajar dari jawaban seberapa besar langkah itu biasanya, dan tetap membiarkan langkah besar lewat.
method-comparable-together = Hukum dan praktik dari semua prinsip dalam satu bidang dihitung bersama, karena organisasi yang sama menilainya.
method-bridges-title = Apa yang menghubungkan dua negara
method-bridges-caption = Contoh rekaan. Lingkaran kecil adalah organisasi; garis menuju ke apa yang dinilainya. Terhubung itu perlu, tetapi tidak selalu cukup: jika jawaban terlalu sedikit menjelaskan perbedaan tolok ukur dua kelompok, keduanya juga tidak dibandingkan.
method-bridges-state-a = Negara A
method-bridges-state-b = Negara B
method-bridges-rater = organisasi
method-bridges-both = Terhubung oleh organisasi
method-bridges-both-words = Satu organisasi mengenal kedua Negara dan menilai keduanya. Keduanya dapat dibandingkan.
method-bridges-case = Terhubung oleh kasus
method-bridges-case-words = Organisasi dari keduanya menilai kasus rekaan yang sama. Keduanya dapat dibandingkan.
method-bridges-apart = Terpisah
method-bridges-apart-words = Tidak ada yang menghubungkan. Keduanya tidak dibandingkan.
method-bridges-how = Cara terhubung
method-bridges-result = Akibatnya

method-bar-heading = Apa arti batang di sekitar angka
method-bar-means = Tidak ada skor yang persis. Angkanya adalah titik tengah dari apa yang masih mungkin menurut jawaban. Dua batang menyebutkan seberapa pasti angka itu. Nilai sebenarnya semestinya berada di dalam batang tebal yang pendek dengan peluang 68 persen, dan di dalam batang tipis yang panjang dengan peluang 95 persen. Dari seratus batang panjang, sekitar lima semestinya meleset. Semua ini hanya berlaku jika asumsi metode ini benar.
method-bar-length = Makin banyak organisasi, makin pendek batangnya. Makin berbeda pendapat mereka, makin panjang.
method-bar-not = Batang bukan rentang jawaban. Batang tidak tahu apa-apa tentang kesalahan yang sama pada semua organisasi. Dan dua batang yang bertumpang tindih tidak membuktikan bahwa dua Negara sama: selisihnya dihitung tersendiri, dengan batangnya sendiri.
method-bar-gap = Kesenjangan adalah hukum dikurangi praktik. Ini pun dihitung tersendiri, jadi hasilnya dapat sedikit berbeda dari pengurangan kedua angka itu.
method-certainty-title = Makin banyak organisasi, makin pendek batangnya
method-certainty-caption = Contoh rekaan, dihitung oleh program: tiga Negara rekaan, dinilai oleh 3, 6, dan 12 organisasi rekaan yang jawabannya tentang Negara itu terbagi dengan perbandingan yang sama. Batangnya memendek, tetapi perlahan.
method-certainty-row = { $count ->
   *[other] { $count } organisasi
}
method-certainty-thin = bukti tipis
method-certainty-number = skor praktik
method-certainty-near = batang 68%
method-certainty-far = batang 95%
method-certainty-organisations = Organisasi
method-anatomy-title = Satu baris profil, bagian demi bagian
method-anatomy-caption = Contoh rekaan, dihitung oleh program dari penilaian enam organisasi rekaan. Skalanya dari 0 sampai 4.
method-anatomy-principle = Sebuah prinsip rekaan
method-anatomy-law = Belah ketupat: skor hukum, di sini { $value }.
method-anatomy-practice = Lingkaran: skor praktik, di sini { $value }.
method-anatomy-near = Batang tebal dan pendek: nilai sebenarnya ada di dalamnya dengan peluang 68 persen.
method-anatomy-far = Batang tipis dan panjang: 95 persen.
method-anatomy-gap = Garis di antara keduanya: kesenjangan, di sini { $value }, dengan peluang 95 persen antara { $lower } dan { $upper }.
method-anatomy-number = Nomor
method-anatomy-meaning = Artinya

method-shown-heading = Apa yang ditampilkan, dan apa yang tidak
method-shown-none = Kurang dari tiga organisasi: tidak ada skor.
method-shown-mostly = Lebih dari 60 persen penilaian berasal dari satu organisasi: juga tidak ada skor.
method-shown-thin = Tiga atau empat: ada skor, dengan tanda “bukti tipis”.
method-shown-robust = Mulai lima organisasi: satu kata di samping skor. Kokoh berarti skor tetap di dalam batang pendeknya, organisasi mana pun yang dikeluarkan. Peka berarti tanpa salah satunya skor akan keluar dari batang itu. Organisasi yang mana tidak disebutkan.
method-shown-refused = Perhitungan yang belum mantap: tidak ada skor. Program menghitung beberapa kali dari titik awal yang berbeda. Jika hasilnya tidak cocok, program melanjutkan; jika tetap tidak cocok, program menolak angka itu.
method-shown-apart = Negara-negara yang penilainya tidak terhubung: tidak ada perbandingan.
method-shown-reason = Apa yang disembunyikan, ditolak, atau tidak dibandingkan oleh program, dicatatnya dalam catatan perhitungan.
method-shown-ranking = Tidak ada peringkat sebagai judul utama. Yang pertama adalah profil: prinsip demi prinsip, hukum dan praktik.
method-shown-rows = Jawaban satu organisasi tidak pernah diterbitkan.

method-government-heading = Penilaian pemerintah atas dirinya
method-government-apart = Pemerintah boleh menilai dirinya sendiri. Penilaiannya ada di samping skor, dan terpisah.
method-government-nothing = Penilaian itu tidak dapat mengubah skor apa pun. Skor dihitung dari penilaian organisasi saja; baru sesudahnya penilaian pemerintah diletakkan di sampingnya. Hapus barisnya dari berkas dan hitung lagi: semua skor lain tetap sama, sampai bita terakhir.

method-limits-heading = Apa yang dapat keliru
method-limits-few = Organisasinya sedikit. Sering enam sampai sepuluh, kadang kurang. Maka satu organisasi dapat berbobot besar.
method-limits-blind = Semuanya bisa punya titik buta yang sama. Jika tidak ada organisasi yang melihat apa yang dialami satu kelompok perempuan, skor pun tidak melihatnya, dan batang tidak menunjukkannya.
method-limits-chosen = Organisasi diundang. Mereka bukan sampel acak, dan tidak berbicara atas nama semua orang.
method-limits-scale = Skala adalah pertimbangan manusia. Kata-katanya dipilih orang, dan langkah dari 1 ke 2 belum tentu sebesar langkah dari 3 ke 4.
method-limits-assumptions = Metode ini memakai asumsi. Misalnya, bahwa sebuah organisasi mempertahankan tolok ukurnya dari tahun ke tahun dan dari negara ke negara, dan bahwa kasus rekaan dipahami sama di mana-mana. Makin sedikit jembatan dan kasus, makin hasilnya bersandar pada asumsi itu.
method-limits-person = Skor berbicara tentang hukum dan praktik di suatu Negara. Skor tidak membuktikan apa pun tentang perkara seseorang.

method-checked-heading = Bagaimana metode ini diperiksa
method-checked-truth = Dengan kebenaran rekaan. Kita mereka-reka Negara yang nilai sebenarnya diketahui, membiarkan organisasi rekaan menilainya, lalu melihat apakah metode ini menemukan kebenaran itu, dan apakah batangnya memuatnya sesering yang dijanjikan. Dokumen program memuat hasil kalibrasi ini, angka demi angka, dan menyebutkan di mana jumlah percobaan masih terlalu sedikit untuk dinilai.
method-checked-same = Dengan pengulangan. Berkas yang sama dengan angka awal yang sama (“seed”) menghasilkan bita yang sama, pada jenis mesin yang sama dan versi yang sama. Hanya lama perhitungan dalam catatan yang boleh berbeda.
method-checked-open = Dengan membaca. Programnya terbuka. Dokumennya memuat model beserta rumusnya, dan daftar hal yang masih kurang:
method-checked-pictures = Dua gambar terakhir di atas dihitung dari berkas rekaan yang disertakan dalam program. Sebuah pengujian menghitungnya lagi:

method-disagree-heading = Jika Anda tidak setuju
method-disagree-good = Skor hanya berharga jika dapat digugat.
method-disagree-table = Buka tabel di bawah gambar. Lihat batangnya, dan berapa organisasi serta penilaian yang ada di balik angka itu.
method-disagree-words = Baca apa bunyi tingkat-tingkat prinsip itu. Mungkin Anda tidak setuju dengan skalanya, bukan dengan penilaiannya.
method-disagree-again = Ambil program yang terbuka ini dan hitung lagi. Ubah apa yang Anda ragukan, dan lihat apakah hasilnya bertahan:
method-disagree-limit = Untuk itu diperlukan berkas penilaian. Penilaian yang nyata tidak diterbitkan, karena dapat menunjukkan siapa mengatakan apa dan membahayakan orang. Siapa yang memegang berkas itu dapat menghitung lagi, atau membiarkan orang yang independen melakukannya. Dengan berkas rekaan, siapa pun bisa.
