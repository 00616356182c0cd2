# reviewed: no
countries-heading = Negara dan wilayah
countries-lede = Cari Negara, wilayah, atau bagiannya. Nama dan kode tidak menyiratkan pendapat apa pun tentang status atau batas wilayah.
countries-search-label = Nama atau kode
countries-search-hint = Misalnya Malaysia, MYS, MY, 458, MY-10
countries-region-label = Kawasan
countries-region-all = Semua kawasan
countries-data-label = Hanya yang memiliki data terbuka
countries-filter-button = Tampilkan
countries-clear = Hapus saringan
countries-count = { $count ->
   *[other] { $count } yurisdiksi
}
countries-empty = Tidak ada yang cocok.
countries-empty-remedy = Coba huruf lebih sedikit, nama dalam bahasa lain, atau kode ISO.
countries-table-caption = Negara dan wilayah, dengan data terbuka yang tersedia
countries-name-column = Nama
countries-code-column = Kode
countries-region-column = Kawasan
countries-values-column = Nilai terbitan
countries-units-heading = Bagian Negara yang cocok
countries-map-choose = Tampilkan di peta
countries-map-table-note = Nilai yang sama tercantum dalam tabel di bawah, pada kolom terakhir.
kind-un-member = Negara anggota PBB
kind-un-observer = Negara pengamat PBB
kind-territory = Wilayah
kind-other = Tercantum dalam himpunan data
kind-unit = Bagian dari { $state }

map-title = Peta dunia: { $variable }
map-description = Negara diarsir warna menurut nilainya. Negara bergaris miring tidak memiliki nilai yang diterbitkan: tidak diketahui bukanlah nol.
map-unknown = tidak diketahui
map-neutral = dipersengketakan: ditampilkan tanpa nilai
map-class-range = { $from } sampai { $to }

profile-kicker = Data terbuka · edisi { $edition }
profile-heading = { $name }: apa yang diterbitkan tentang hukum dan praktik
profile-lede = Apa kata data terbuka menurut lima P, setiap nilai dengan sumber, tahun, dan skalanya. Belum ada yang menilai Negara ini di sini.
profile-disclaimer = Hanya data terbuka; bukan penilaian; bukan oleh atau untuk Due Diligence Project.
profile-fact-principles = { $known } dari { $total }
profile-fact-principles-label = prinsip memiliki data terbuka; selebihnya tidak diketahui
profile-fact-sources-label = { $count ->
   *[other] sumber membahasnya
}
profile-fact-treaties-label = perjanjian dalam pustaka ini yang diketahui mengikat Negara ini sebagai pihak
profile-fact-since = sejak { $year }
profile-fact-law-on-dv = undang-undang tentang kekerasan dalam rumah tangga
profile-picture-heading = Profil: hukum dan praktik per prinsip
profile-picture-caption = Satu baris untuk setiap prinsip yang sudah memiliki data terbitan. Setiap tanda adalah satu jawaban yang diterbitkan, atau satu skor pada skalanya sendiri; sumber-sumber tidak ditempatkan pada satu sumbu bersama. Penuh: jawaban yang lebih dekat dengan standar. Kosong: jawaban yang lain. Garis putus-putus: tidak ada yang menerbitkan apa pun, dan itu bukan nol.
profile-legend-nearer = penuh: lebih dekat dengan standar
profile-legend-other = kosong: jawaban yang lain
profile-legend-number = skor pada skalanya sendiri
profile-scores-heading = Skor yang berbeda, berdampingan
profile-scores-caption = Setiap skor pada skala penerbitnya sendiri, dari { $from } sampai { $to }. Pertanyaannya berbeda, jadi hasilnya dapat berbeda; tidak ada yang dirata-ratakan dengan yang lain.
profile-timeline-heading = Undang-undang tentang kekerasan dalam rumah tangga, tahun demi tahun
profile-timeline-caption = Sebagaimana diterbitkan untuk setiap tahun. Penuh: ya. Kosong: tidak. Bergaris miring: tidak diketahui.
profile-context-heading = Konteks
profile-context-lede = Seberapa luas kekerasan terjadi. Ini tidak pernah menjadi skor bagi Negara: jika lebih banyak perempuan berani melapor, angkanya naik.
profile-by-principle-heading = Prinsip demi prinsip
profile-unknown-heading = Apa yang tidak diketahui
profile-unknown-lede = { $count ->
   *[other] Untuk { $count } prinsip, sejauh yang kami ketahui tidak ada yang menerbitkan apa pun.
}
profile-nothing = Sejauh yang kami ketahui tidak ada yang diterbitkan. Artinya tidak diketahui, bukan nol.
profile-nothing-unit = Sejauh yang kami ketahui tidak ada himpunan data terbuka yang membahas bagian dari { $state } ini. Profil Negaranya mungkin membantu.
profile-state-link = Profil { $state }
profile-units-heading = Bagian-bagiannya
profile-units-lede = { $count ->
   *[other] { $count } subdivisi dengan kode ISO 3166-2
}
profile-treaties-heading = Perjanjian internasional
profile-treaties-lede = Apa kata setiap sumber tentang Negara ini dan setiap perjanjian. Jika tidak ada yang memberi tahu kami, statusnya tidak diketahui; tidak diketahui bukan berarti “tidak ada”.
profile-standards-heading = Standar yang berlaku
profile-standards-lede = Mengikat: Negara ini menjadi pihak pada perjanjian itu, atau putusannya dijatuhkan terhadap Negara ini. Pembanding: dibaca untuk perbandingan.
profile-compare-link = Bandingkan dengan Negara lain
profile-reports-heading = Unduh dan bawa
profile-cite-heading = Cara mengutip halaman ini
profile-cite = { $name }: data terbuka tentang hukum dan praktik. Diligence, { $edition }. Dibaca pada { $date }.
treaty-column = Perjanjian
treaty-state-column = Status
treaty-since-column = Sejak
treaty-reservations-column = Reservasi
treaty-source-column = Sumber
treaty-party = pihak
treaty-signatory = penanda tangan, bukan pihak
treaty-none = bukan pihak dan bukan penanda tangan
treaty-withdrawn = menarik diri
treaty-unknown = tidak diketahui
treaty-sources-differ = sumber tidak sama
reservations-none = tidak ada, menurut sumber
reservations-unknown = tidak diketahui
binding-binding = mengikat Negara ini
binding-comparative = standar pembanding
binding-unknown = standar pembanding; tidak diketahui apakah mengikat
value-column = Nilai
year-column = Tahun
source-column = Sumber
principle-column = Prinsip
law-column = Hukum
practice-column = Praktik
context-column = Konteks
caveat-label = Cara membacanya

compare-heading = Bandingkan
compare-lede = Dua sampai empat yurisdiksi berdampingan, nilai demi nilai. Nilai dari sumber yang berbeda tidak ditempatkan pada skala bersama, dan tidak ada peringkat.
compare-choose = Yurisdiksi yang dibandingkan
compare-slot = Yurisdiksi { $number }
compare-nobody = tidak ada
compare-button = Bandingkan
compare-too-few = Pilih sekurangnya dua.
compare-too-few-remedy = Pilih dua sampai empat Negara atau wilayah di atas; yang memiliki data terbuka didahulukan.
compare-with-data = Dengan data terbuka
compare-without-data = Tanpa data terbuka
compare-scores-heading = Skor, masing-masing pada skalanya sendiri
compare-table-caption = Semua nilai, menurut prinsip
compare-same-named-twice = Satu yurisdiksi disebut dua kali; ditampilkan satu kali.
