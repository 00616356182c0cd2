# reviewed: no
home-heading = Negara wajib bertindak melawan kekerasan terhadap perempuan. Beginilah cara mengetahui apakah kewajiban itu dijalankan.
home-lede = Kerangka uji tuntas (due diligence) mengubah kewajiban hukum menjadi pertanyaan yang dapat dijawab, temuan yang dapat diperiksa, dan rencana yang dapat diikuti.
home-read-framework = Baca kerangka
home-how-it-works = Apa ini, dan apa yang bukan
home-duties = Lima kewajiban, dan landasannya
home-path-heading = Dari yang diketahui orang sampai yang dilakukan Negara
home-path-text = Setiap angka di situs ini dapat ditelusuri kembali sepanjang jalur ini, sejauh orang-orang di baliknya aman untuk ditampilkan. Sampai sekarang situs ini memuat langkah pertama: data terbuka sebagai bukti.
home-states-heading = Negara dengan data terbuka
home-states-note = Hanya data terbuka; bukan penilaian; bukan oleh atau untuk Due Diligence Project.
home-states-all = Semua negara dan wilayah
home-states-empty = Belum ada data terbuka yang dimuat.
home-states-empty-remedy = Pengelola situs ini dapat memuatnya dengan “diligence import”, atau melihatnya bekerja dengan “diligence demo”.
home-picture-title = Skor untuk hukum dan untuk kerangka pendukung, menurut Negara
home-picture-caption = Women, Business and the Law 2024, Keselamatan: hukum ◇ dan kerangka pendukung ●, masing-masing dari 0 sampai 100. Pembacaan satu penerbit, bukan penilaian.
home-search-label = Negara, wilayah, subdivisi, atau kode
home-search-button = Cari
