# reviewed: no
mail-subject = Algo espera su atención
mail-invitation = Se le ha dado acceso. Abra esta página para entrar; funciona una sola vez, durante siete días:

    { $link }

    Si no lo esperaba, borre este correo.
mail-reset = Su acceso se ha preparado para que empiece de nuevo. Abra esta página para volver a entrar; funciona una sola vez, durante siete días:

    { $link }

    Si no lo pidió usted, avise a quienes le dieron acceso.
mail-digest = Algo nuevo espera su atención. Lo encontrará en esta página, después de iniciar sesión:

    { $link }

    Allí también puede cambiar con qué frecuencia recibe este correo.
mail-survey = Se le pide que comparta lo que sabe. Esta página abre su respuesta:

    { $link }

    El código por sí solo también la abre: { $code }. Allí se explica todo lo que le protege, antes de la primera pregunta.

    Si no lo esperaba, borre este correo.
mail-reminder = Se espera su respuesta hasta el { $day } inclusive. La abre el enlace del correo anterior, o el código que le dieron. Si ya no tiene ninguno de los dos, pida uno nuevo.

    Si no lo esperaba, borre este correo.
