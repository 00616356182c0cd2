SELECT id, state, password, totp, totp_step FROM person WHERE email = $1
