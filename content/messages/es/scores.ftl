# reviewed: no
kind-fictional = Estado ficticio
fictional-link = Vea cómo es una evaluación: { $name }, un Estado que no existe
fictional-kicker = Ejemplo completo · edición { $edition }
fictional-heading = { $name }: un ejemplo completo
fictional-lede = Cómo es una evaluación: la ley y la práctica tal como las calificaron las organizaciones, y cuán segura es cada puntuación.
fictional-note = { $name } no existe. Sus organizaciones y las calificaciones de estas son inventadas, y también lo que dice su gobierno. Nada de lo que figura aquí trata de un Estado real ni de una persona real.
fictional-list-heading = Estados que no existen
fictional-list-lede = Ejemplos completos, hechos con calificaciones inventadas. Muestran cómo son las puntuaciones y cómo leerlas.
fictional-compare = { $name } no existe. Aquí solo se comparan Estados y territorios reales.
fictional-compare-remedy = Elija Estados y territorios reales; el ejemplo completo tiene su propia página.
fictional-cite = { $name }, un Estado que no existe: ejemplo completo de una evaluación. Diligence, { $edition }. Consulta: { $date }.
fictional-fact-principles-label = principios calificados
fictional-fact-organisations-label = organizaciones, como máximo, detrás de una misma puntuación
fictional-fact-year-label = año más reciente
fictional-report-title = { $name }: ejemplo completo de una evaluación
fictional-report-subtitle = Un Estado que no existe y calificaciones inventadas
fictional-report-note-title = Este informe no trata de ningún Estado real

scores-heading = Ley y práctica por principio, { $year }
scores-caption = Una fila por cada principio calificado, en su escala de 0 a 4. Rombo: la ley. Círculo: la práctica. La línea entre ambos es la carencia. El valor verdadero está dentro de la barra corta con una probabilidad del 68 por ciento, y dentro de la larga con una del 95 por ciento. Barras de trazo discontinuo: base escasa. Etiqueta de trazo discontinuo: ninguna puntuación, lo que no es cero. Robusta: se quite la organización que se quite, la puntuación permanece dentro de su barra corta. Sensible: sin una de ellas saldría de la barra. Un guion: no se sabe, o calificaron demasiado pocas organizaciones.
scores-gap-column = Carencia: ley menos práctica
scores-organisations-column = Organizaciones
scores-both = ley: { $law }, práctica: { $practice }
scores-robust-column = Sin una u otra organización
scores-robust = robusta
scores-sensitive = sensible
scores-withheld-few = no se muestra: demasiado pocas organizaciones
scores-withheld-unsettled = no se muestra: el cálculo no se ha estabilizado
scores-chance-over = más del { $percent }
scores-chance-under = menos del { $percent }
scores-years-column = Años
scores-change-heading = Qué ha cambiado desde el año anterior
scores-change-lede = Los dos años salen de un mismo cálculo, por lo que la diferencia tiene su propio intervalo. Si ese intervalo contiene el 0, no está claro que algo haya subido o bajado. Entre paréntesis: 95 por ciento.
scores-change-column = Cambio
scores-rose-column = Probabilidad de que haya subido
scores-government-heading = Qué dice el gobierno de sí mismo
scores-government-lede = La calificación del propio gobierno está al lado de la puntuación y no cambia nada en ella.
scores-government-column = Su propia calificación
scores-score-column = Puntuación
scores-government-chance-column = Probabilidad de que la puntuación esté por debajo de la calificación del gobierno
scores-none = Aquí no hay puntuaciones guardadas.
scores-none-remedy = La demostración las calcula con calificaciones inventadas: ejecute “diligence demo”.
scores-unrated-lede = { $count ->
    [one] Hay un principio que no se calificó.
    [many] Hay { $count } de principios que no se calificaron.
   *[other] Hay { $count } principios que no se calificaron.
}
scores-run-heading = De dónde salen estos números
scores-run = Cálculo realizado el { $date } con { $ratings } calificaciones: modelo “{ $model }”, semilla { $seed }, { $chains } cadenas, { $draws } extracciones, programa { $program }. Huella digital SHA-256 del archivo de calificaciones:
scores-download = Puntuaciones en CSV
