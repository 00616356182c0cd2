# reviewed: no
method-title = Cómo se obtienen las puntuaciones
method-lede = Varias organizaciones califican la ley y la práctica de un Estado. Un método público convierte sus calificaciones en puntuaciones que se pueden comparar y que dicen cuán seguras son. Esta página lo explica sin fórmulas y dice cuáles son sus puntos débiles.
method-invented = Todas las imágenes de esta página son ejemplos inventados. Ninguna trata de un Estado real ni de una organización real.
method-contents = En esta página

method-rated-heading = Qué se califica
method-rated-principle = El marco se compone de principios. Un principio dice, por ejemplo, que una mujer en peligro puede obtener una orden de protección. Cada uno se califica dos veces: por la ley (¿existe y es adecuada?) y por la práctica (¿se hace y funciona?).
method-rated-levels = Una calificación es un nivel de 0 a 4. El marco dice con palabras qué significa cada nivel, para cada principio, para la ley y para la práctica.
method-rated-absent = Quien no sabe responde “desconocido”. Cuando la pregunta no viene al caso, la respuesta es “no procede”. Ambas respuestas se cuentan. Ninguna es un cero, y nada se pone en su lugar.
method-rated-framework = Leer en el marco los niveles de cada principio

method-average-heading = ¿Por qué no sacar simplemente el promedio?
method-average-severity = Porque cada organización tiene su propia vara de medir. Una severa dice 1 donde una indulgente dice 3. Las dos miran al mismo Estado, y las dos son honestas. Si a un Estado lo califican sobre todo organizaciones severas, un simple promedio lo hace parecer peor de lo que es. Si son sobre todo indulgentes, parece mejor.
method-average-care = Las organizaciones tampoco son igual de cuidadosas. Una juzga con constancia; las respuestas de otra van de un lado a otro. Un simple promedio las cuenta por igual. El método aprende, a partir de todas las respuestas de una organización, cuán severa y cuán constante es. La respuesta de una organización constante mueve entonces más la puntuación.
method-average-kept = No se descarta ninguna respuesta por severa o por indulgente. El método tiene en cuenta con qué vara se midió.
method-yardsticks-title = Un Estado, dos varas de medir
method-yardsticks-caption = Ejemplo inventado. Las dos organizaciones miran lo mismo: la línea de puntos. Cada vara está dividida en los niveles de 0 a 4 allí donde su organización los ve empezar; el nivel relleno es la respuesta. Una dice 1, la otra dice 3. En la vara común, ese mismo lugar equivale a cerca de 2.
method-yardsticks-thing = Lo que se hace en un Estado inventado
method-yardsticks-severe = Organización A, severa
method-yardsticks-lenient = Organización B, indulgente
method-yardsticks-common = Vara común
method-yardsticks-says = dice { $level }
method-yardsticks-about = cerca de { $level }
method-yardsticks-from = no se hace nada
method-yardsticks-to = se hace todo
method-yardsticks-who = Vara de medir
method-yardsticks-answer = Respuesta

method-comparable-heading = Cómo se vuelven comparables las varas de medir
method-comparable-problem = Con un solo país, nadie puede distinguir entre organizaciones severas y una mala situación. Tres cosas ayudan.
method-comparable-bridges = Organizaciones que conocen dos países. Miden los dos con la misma vara y así tienden un puente entre ellos.
method-comparable-cases = Casos breves ficticios. A todas las personas que califican se les pide que los califiquen también. El caso es el mismo para todas; si las respuestas difieren, es que difieren las varas.
method-comparable-years = Los años guardan relación entre sí. Es raro que un Estado cambie de arriba abajo en un año. Por eso el método espera pasos pequeños, aprende de las respuestas cuánto suelen medir y, aun así, deja pasar uno grande.
method-comparable-together = La ley y la práctica de todos los principios de un área se calculan juntas, porque las califican las mismas organizaciones.
method-bridges-title = Lo que une a dos países
method-bridges-caption = Ejemplo inventado. Un círculo pequeño es una organización; una línea lleva a lo que califica. Estar unidos es necesario, pero no siempre basta: si las respuestas dicen demasiado poco sobre la diferencia entre las varas de dos grupos, tampoco se comparan.
method-bridges-state-a = Estado A
method-bridges-state-b = Estado B
method-bridges-rater = organización
method-bridges-both = Unidos por una organización
method-bridges-both-words = Una organización conoce los dos Estados y califica a los dos. Se pueden comparar.
method-bridges-case = Unidos por un caso
method-bridges-case-words = Organizaciones de ambos califican el mismo caso ficticio. Se pueden comparar.
method-bridges-apart = Separados
method-bridges-apart-words = Nada los une. No se comparan.
method-bridges-how = Cómo están unidos
method-bridges-result = Qué se sigue de ello

method-bar-heading = Qué significa la barra alrededor de un número
method-bar-means = Ninguna puntuación es exacta. El número es el punto medio de lo que las respuestas dejan como posible. Dos barras dicen cuán seguro es. El valor verdadero debería estar dentro de la barra gruesa y corta con una probabilidad del 68 por ciento, y dentro de la barra fina y larga con una del 95 por ciento. De cada cien barras largas, unas cinco deberían no contenerlo. Todo esto vale solo si se cumplen los supuestos del método.
method-bar-length = Cuantas más organizaciones, más corta es la barra. Cuanto más discrepan, más larga.
method-bar-not = La barra no es el abanico de las respuestas. No sabe nada de los errores que comparten todas las organizaciones. Y dos barras que se solapan no prueban que dos Estados sean iguales: la diferencia se calcula aparte, con su propia barra.
method-bar-gap = La carencia es la distancia entre la ley y la práctica: la ley menos la práctica. También se calcula aparte, por lo que puede diferir un poco de lo que resulta de restar los dos números.
method-certainty-title = Cuantas más organizaciones, más corta la barra
method-certainty-caption = Ejemplo inventado, calculado por el programa: tres Estados inventados, calificados por 3, 6 y 12 organizaciones inventadas cuyas respuestas sobre el Estado se reparten igual. Las barras se acortan, pero despacio.
method-certainty-row = { $count ->
    [one] Una organización
   *[other] { $count } organizaciones
}
method-certainty-thin = base escasa
method-certainty-number = puntuación de la práctica
method-certainty-near = barra del 68 %
method-certainty-far = barra del 95 %
method-certainty-organisations = Organizaciones
method-anatomy-title = Una línea de un perfil, pieza por pieza
method-anatomy-caption = Ejemplo inventado, calculado por el programa a partir de las calificaciones de seis organizaciones inventadas. La escala va de 0 a 4.
method-anatomy-principle = Un principio inventado
method-anatomy-law = Rombo: la puntuación de la ley, aquí { $value }.
method-anatomy-practice = Círculo: la puntuación de la práctica, aquí { $value }.
method-anatomy-near = Barra gruesa y corta: el valor verdadero está dentro con una probabilidad del 68 por ciento.
method-anatomy-far = Barra fina y larga: 95 por ciento.
method-anatomy-gap = Línea entre ambas: la carencia, aquí { $value }, con un 95 por ciento entre { $lower } y { $upper }.
method-anatomy-number = Número
method-anatomy-meaning = Qué significa

method-shown-heading = Qué se muestra y qué no
method-shown-none = Menos de tres organizaciones: ninguna puntuación.
method-shown-mostly = Más del 60 por ciento de las calificaciones de una sola organización: tampoco hay puntuación.
method-shown-thin = Tres o cuatro: una puntuación, con la marca “base escasa”.
method-shown-robust = A partir de cinco organizaciones: una palabra junto a la puntuación. Robusta significa que la puntuación permanece dentro de su barra corta, se quite la organización que se quite. Sensible significa que sin una de ellas saldría de la barra. No se dice cuál.
method-shown-refused = Un cálculo que no se ha estabilizado: ninguna puntuación. El programa calcula varias veces desde puntos de partida distintos. Si los resultados no coinciden, sigue; si aun así no coinciden, rechaza el número.
method-shown-apart = Estados a cuyas organizaciones nada une: ninguna comparación.
method-shown-reason = Lo que el programa oculta, rechaza o no compara, lo anota en el registro del cálculo.
method-shown-ranking = Ninguna clasificación como titular. Lo primero es el perfil: principio por principio, ley y práctica.
method-shown-rows = Lo que respondió una organización no se publica nunca.

method-government-heading = La calificación del propio gobierno
method-government-apart = Un gobierno puede calificarse a sí mismo. Su calificación está al lado de la puntuación, y aparte.
method-government-nothing = No puede cambiar ninguna puntuación. Las puntuaciones se calculan solo con las calificaciones de las organizaciones; únicamente después se pone al lado la del gobierno. Borre sus filas del archivo y calcule de nuevo: todas las demás puntuaciones quedan iguales, hasta el último byte.

method-limits-heading = Qué puede salir mal
method-limits-few = Hay pocas organizaciones. A menudo de seis a diez, a veces menos. Una sola puede entonces pesar mucho.
method-limits-blind = Todas pueden tener el mismo punto ciego. Si ninguna organización ve lo que le ocurre a un grupo de mujeres, la puntuación tampoco lo ve, y la barra no lo muestra.
method-limits-chosen = A las organizaciones se las invita. No son una muestra al azar ni hablan por todo el mundo.
method-limits-scale = Una escala es un juicio. Sus palabras las eligieron personas, y el paso de 1 a 2 no tiene por qué ser tan grande como el de 3 a 4.
method-limits-assumptions = El método parte de supuestos. Por ejemplo, que una organización mantiene su vara de un año a otro y de un país a otro, y que un caso ficticio se entiende igual en todas partes. Cuantos menos puentes y casos hay, más se apoya el resultado en esos supuestos.
method-limits-person = Una puntuación habla de la ley y la práctica de un Estado. No prueba nada sobre el caso de una persona.

method-checked-heading = Cómo se comprueba
method-checked-truth = Frente a verdades inventadas. Se inventan Estados cuyos valores verdaderos se conocen, se hace que los califiquen organizaciones inventadas y se mira si el método encuentra la verdad, y si las barras la contienen tan a menudo como prometen. Los documentos del programa muestran los resultados de esta calibración, número por número, y dicen dónde los ensayos son todavía demasiado pocos para juzgar.
method-checked-same = Por repetición. El mismo archivo con el mismo número inicial (la “semilla”) da los mismos bytes, en un mismo tipo de máquina y con la misma versión. Solo el tiempo de cálculo anotado en el registro puede variar.
method-checked-open = Por lectura. El programa es abierto. Sus documentos contienen el modelo con sus fórmulas y una lista de lo que aún falta:
method-checked-pictures = Las dos últimas imágenes de arriba se calcularon con un archivo inventado que viene con el programa. Una prueba las calcula de nuevo:

method-disagree-heading = Si no está de acuerdo
method-disagree-good = Una puntuación solo vale algo si se puede cuestionar.
method-disagree-table = Abra la tabla que está debajo de la imagen. Mire la barra y cuántas organizaciones y calificaciones hay detrás del número.
method-disagree-words = Lea lo que dicen los niveles del principio. Quizá no discrepe de la calificación, sino de la escala.
method-disagree-again = Tome el programa abierto y calcule de nuevo. Cambie aquello de lo que duda y vea si el resultado se mantiene:
method-disagree-limit = Para eso hace falta el archivo de calificaciones. Las calificaciones reales no se publican, porque podrían mostrar quién dijo qué y poner a personas en peligro. Quien tiene el archivo puede calcular de nuevo, o dejar que lo haga una persona independiente. Con el archivo inventado puede hacerlo cualquiera.
