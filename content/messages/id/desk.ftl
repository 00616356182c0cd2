# reviewed: no
neutral-title = Halaman
nav-partners = Mitra
nav-desk = Meja kerja
sign-out = Keluar
desk-home = Yang menunggu
desk-partners = Mitra
desk-people = Orang
desk-releases = Persetujuan kedua
desk-audit = Catatan tindakan
desk-account = Akun Anda

home-greeting = Halo, { $name }
home-waits = Yang menunggu Anda
home-nothing = Saat ini tidak ada yang menunggu Anda.
home-unread = { $count ->
   *[other] { $count } pemberitahuan yang belum Anda lihat
}
home-offered = Anda ditawari sebuah peran: untuk menerimanya, buka tautan yang dikirimkan kepada Anda
home-releases = { $count ->
   *[other] { $count } permintaan menunggu orang kedua
}
home-invited = { $count ->
   *[other] { $count } orang sudah diundang dan belum masuk
}
home-recovery = { $count ->
    [0] Kode pemulihan Anda sudah habis: buatlah yang baru
   *[other] Kode pemulihan Anda tinggal { $count }: buatlah yang baru
}
home-at-a-glance = Sekilas
home-hidden = Mitra tersembunyi
home-roles = Peran Anda di sini
home-roles-caption = Peran Anda, di mitra mana dan untuk yurisdiksi mana
home-no-roles = Saat ini Anda belum memiliki peran. Orang yang mengundang Anda dapat menawarkannya.

email = Alamat surel
password = Kata sandi
new-password = Kata sandi baru
code = Kode sekali pakai
code-hint = Enam angka dari aplikasi Anda, atau satu kode pemulihan
code-new = Enam angka yang sekarang ditampilkan aplikasi
or = atau
sign-in = Masuk
sign-in-title = Masuk
sign-in-passkey = Masuk dengan kunci sandi (passkey)
sign-in-help = Jika tidak dapat masuk lagi, mintalah tautan baru kepada orang yang mengundang Anda.
sign-in-wrong = Isiannya tidak saling cocok. Periksa alamat, kata sandi, dan kodenya; satu kode hanya berlaku sekali.
sign-in-later = Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.
sign-in-crowded = Terlalu banyak orang sedang masuk saat ini. Coba lagi dalam beberapa detik.
passkey-failed = Peramban tidak memberikan kunci sandi. Coba lagi, atau gunakan cara yang lain.
passkey-script = Kunci sandi memerlukan skrip peramban. Aktifkan skrip untuk halaman ini, atau gunakan kata sandi dengan kode sekali pakai.

confirm-title = Benarkah ini Anda?
confirm-text = Langkah berikutnya berdampak besar, jadi tunjukkan sekali lagi bahwa ini memang Anda. Ini berlaku selama sepuluh menit.
confirm-passkey = Konfirmasi dengan kunci sandi
confirm-button = Konfirmasi

invitation-title = Silakan masuk
invitation-text = Pilih cara Anda masuk mulai sekarang. Cara yang lain dapat ditambahkan nanti.
invitation-offers = Anda ditawari:
invitation-accept = Terima
invitation-sign-in = Tautan ini untuk orang yang sudah memiliki akun. Masuklah ke akun itu, lalu buka lagi tautannya.
gone-title = Tautan ini tidak dapat dipakai untuk masuk
gone-text = Mungkin sudah pernah dipakai, atau sudah terlalu lama. Mintalah yang baru kepada orang yang mengirimkannya.

setup-passkey = Dengan kunci sandi (passkey)
setup-passkey-text = Ponsel, komputer, atau kunci keamanan membuktikan bahwa ini memang Anda, dengan jari, wajah, atau PIN. Tidak ada yang perlu diingat, dan tak seorang pun dapat mengelabui Anda untuk menyerahkannya.
setup-passkey-button = Buat kunci sandi
passkey-name = Nama untuk mengenalinya, misalnya “ponsel”
setup-password = Dengan kata sandi dan kode sekali pakai
setup-password-text = Anda memerlukan aplikasi kode sekali pakai di ponsel. Cara ini juga berfungsi tanpa skrip.
password-hint = Sekurangnya dua belas karakter. Empat kata yang tidak berkaitan lebih baik daripada satu kata dengan tanda baca.
totp-text = Biarkan aplikasi membaca gambar ini, atau ketikkan huruf-hurufnya ke dalam aplikasi. Lalu tulis enam angka yang ditampilkannya.
totp-secret = Huruf untuk diketik
setup-password-button = Gunakan kata sandi dan kode
recovery-title = Kode pemulihan
recovery-text = Masing-masing kode ini dapat dipakai sekali untuk masuk sebagai pengganti kode sekali pakai, kalau ponsel Anda hilang. Tulislah di kertas dan simpan bersama barang penting Anda.
recovery-once = Kode ini hanya ditampilkan sekali ini.
recovery-on = Sudah saya tulis
recovery-left = Kode pemulihan Anda tinggal { $number }.
recovery-new = Buat kode pemulihan baru

faults-heading = Ini belum dapat disimpan. Yang Anda ketik masih ada di sini.
fault-missing = Bagian ini perlu diisi
fault-long = Terlalu panjang
fault-control = Memuat ganti baris atau tanda yang tidak terlihat
fault-form = Bentuknya tidak seperti yang diminta
fault-unknown = Tidak dikenal: periksa ejaannya, atau pilih dari daftar
fault-taken = Sudah ada
fault-reach = Di luar yang boleh Anda berikan atau ubah
fault-short = Terlalu pendek
fault-guessable = Terlalu mudah ditebak, atau diketahui dari kebocoran data
fault-wrong = Tidak cocok: coba lagi

anybody = Siapa saja
anything = Semua
choose = Pilih…
edit = Ubah
save = Simpan
cancel = Batal
back = Kembali
not-said = tidak disebutkan
filter-button = Tampilkan
filter-clear = Tampilkan semua
list-total = { $number } ditemukan
export-csv = Sebagai CSV
export-xlsx = Sebagai buku kerja
pager-label = Halaman
pager-before = Halaman sebelumnya
pager-after = Halaman berikutnya
pager-page = Halaman { $page } dari { $last }

conflict-title = Sementara itu ada orang lain yang mengubah ini
conflict-text = Tidak ada yang disimpan. Berikut perbedaan versi Anda dan versi orang lain. Ubahlah versi Anda di bawah bila perlu, lalu simpan.
conflict-caption = Versi Anda dan versi orang lain
conflict-field = Bagian
conflict-yours = Versi Anda
conflict-theirs = Versi orang lain
history-title = Riwayat
history-version = Versi { $number }
history-by = { $name }, { $moment }
history-same = Diarsipkan atau dikembalikan; selebihnya tidak berubah.
history-before = Sebelum
history-after = Sesudah

notices-title = Pemberitahuan
notices-empty = Tidak ada pemberitahuan.
notices-read = Tandai semua sudah dilihat
notice-offered = Anda ditawari sebuah peran
notice-release-asked = Seseorang meminta persetujuan orang kedua
notice-release-decided = Permintaan Anda sudah diputuskan
notice-round-ends = Jawaban sebuah putaran akan dihapus dalam sebulan

releases-lede = Yang tidak boleh dikeluarkan oleh satu orang saja menunggu orang kedua di sini. Tidak ada yang memutuskan permintaannya sendiri.
releases-empty = Tidak ada permintaan dalam dua minggu terakhir.
release-asked = { $name }, { $moment }
release-open = Menunggu orang kedua
release-granted = Disetujui oleh { $name }; dapat dipakai satu kali
release-refused = Ditolak oleh { $name }
release-used = Sudah dipakai
release-grant = Setujui
release-refuse = Tolak
release-take = Unduh berkas
release-ask-title = Minta persetujuan orang kedua
release-ask-text = Berkas yang memuat mitra tersembunyi dapat membahayakan mereka. Sebutkan untuk apa; orang kedua yang memutuskan.
release-reason = Untuk apa?
release-ask-button = Minta

error-stale = Sementara itu ada orang lain yang mengubah ini
error-stale-remedy = Tidak ada yang disimpan. Kembali, muat ulang halaman, dan lihat apa yang berbeda.
error-second = Ini memerlukan persetujuan orang kedua
error-second-remedy = Mintalah di “Persetujuan kedua”.
error-forbidden = Ini tidak memberi Anda akses
error-forbidden-remedy = Kembali dan coba lagi, atau masuklah sekali lagi.
error-too-many = Terlalu banyak percobaan
error-too-many-remedy = Tunggu sebentar, lalu coba lagi.
error-crowded = Terlalu banyak orang sedang masuk saat ini. Coba lagi dalam beberapa detik.

again-title = Sesi Anda sudah berakhir, tetapi tidak ada yang hilang
again-text = Yang Anda tulis masih ada di sini. Masuklah di tab lain, lalu kembali ke sini dan kirim lagi.
again-way = Masuk di tab lain
again-send = Kirim lagi
