# reviewed: no
mail-subject = Ada yang menunggu Anda
mail-invitation = Anda telah diberi akses. Buka halaman ini untuk masuk; halaman ini berlaku satu kali, selama tujuh hari:

    { $link }

    Jika Anda tidak menantikannya, hapuslah surel ini.
mail-reset = Akses Anda disiapkan untuk dimulai dari awal. Buka halaman ini untuk masuk lagi; halaman ini berlaku satu kali, selama tujuh hari:

    { $link }

    Jika Anda tidak memintanya, beri tahu orang-orang yang memberi Anda akses.
mail-digest = Ada hal baru yang menunggu Anda. Lihatlah di halaman ini, setelah Anda masuk:

    { $link }

    Seberapa sering Anda menerima surel ini dapat diubah di sana.
mail-survey = Anda diminta berbagi apa yang Anda ketahui. Halaman ini membuka jawaban Anda:

    { $link }

    Kodenya saja juga dapat membukanya: { $code }. Segala hal yang melindungi Anda dijelaskan di sana sebelum pertanyaan pertama.

    Jika Anda tidak menantikannya, hapuslah surel ini.
mail-reminder = Jawaban Anda ditunggu sampai akhir tanggal { $day }. Tautan dalam surel sebelumnya, atau kode yang diberikan kepada Anda, membukanya. Jika keduanya sudah tidak ada pada Anda, mintalah yang baru.

    Jika Anda tidak menantikannya, hapuslah surel ini.
