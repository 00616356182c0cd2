SELECT password, totp, totp_step FROM person WHERE id = $1
