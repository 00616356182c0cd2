# reviewed: no
event-answers-read = Leyó respuestas individuales de una ronda
event-texts-read = Leyó lo que escribieron organizaciones
event-codes-changed = Modificó las etiquetas de una ronda
event-text-coded = Etiquetó lo que escribió una organización
results-title = Resultados
results-lede = Lo que se respondió en esta ronda. Quién respondió no aparece aquí en ningún sitio.
results-distributions = Distribuciones
results-counted = { $count ->
    [one] Una organización envió su respuesta.
   *[other] { $count } organizaciones enviaron su respuesta.
  }
results-governments = { $count ->
    [one] Un gobierno respondió sobre sí mismo; su respuesta figura aparte.
   *[other] { $count } gobiernos respondieron sobre sí mismos; sus respuestas figuran aparte.
  }
results-none = Todavía nadie ha enviado una respuesta.
results-few = Menos de tres organizaciones enviaron su respuesta. Lo que respondieron no se cuenta aquí, para que no se pueda reconocer a nadie.
results-wait = Verá los resultados cuando la ronda haya terminado. Antes, quien observe qué organización envía su respuesta podría deducir qué respondió.
results-rules = Cómo leer estas cifras
results-rule-share = Las proporciones se refieren a las respuestas que dan un valor. «No lo sé», «Prefiero no decirlo», «No procede» y las respuestas vacías figuran debajo y no entran en ninguna proporción. Entre paréntesis: cuántas son.
results-rule-few = Donde menos de tres organizaciones dieron un valor, o una dio más del 60 por ciento de los valores, no se muestra nada. Las jurisdicciones con muy pocas se muestran juntas cuando eso basta. Tres o cuatro organizaciones: base escasa.
results-rule-total = «Todo lo que se muestra» suma lo que se muestra, así que nada de lo que se reserva puede deducirse restando.
results-rule-government = Lo que un gobierno responde sobre sí mismo figura en una columna propia y en ninguna otra.
results-section = Parte del cuestionario
results-value = Respuesta
results-all = Todo lo que se muestra
results-others = { $count ->
    [one] Otra jurisdicción
   *[other] Otras { $count } juntas
  }
results-government = { $place }: el gobierno sobre sí mismo
results-cell-empty = Nadie respondió
results-withheld = No se muestra: muy pocas organizaciones
results-together = Muy pocas por sí solas; se cuentan con las otras juntas
results-denominator = Respuestas en las proporciones
results-organisations = Organizaciones
results-missing = Vacía, o no se preguntó
results-median = Mediana
results-middle = Mitad central
results-range = { $low } a { $high }
results-other = Otra respuesta
results-many = Se podían elegir varias, así que las proporciones pueden sumar más del 100 por ciento. Quien no eligió nada se cuenta como respuesta vacía.
results-first = Las respuestas se pusieron en orden; se cuenta lo que se puso en primer lugar.
results-nothing-here = En esta parte no hay nada que pueda contarse.
results-forms = Por forma de violencia
results-forms-lede = Para qué formas de violencia es distinto, principio por principio.
results-forms-caption = Proporción de las organizaciones que nombran al menos una forma para el principio, y cuántas son
results-forms-none = Este cuestionario no pregunta por formas de violencia.
results-principle = Principio
results-answers = Respuestas individuales
results-answers-lede = Cada vez que se abren estas páginas se anota en el registro. No intente averiguar de quién es una respuesta.
results-answers-caption = Respuestas, cada una con su último envío
results-answers-empty = Ninguna respuesta coincide.
results-mark = Marca
results-corrections = Correcciones
results-day = Último envío
results-columns = Columnas
results-columns-none = Ninguna respuesta
results-holds = Con esta respuesta
results-one = Respuesta { $mark }
results-consent-use = Puede usarse
results-consent-quote = Puede citarse
results-consent-share = Puede compartirse
results-texts = Con sus propias palabras
results-texts-lede = Lo que escribieron las organizaciones, pregunta por pregunta. Cada apertura se anota en el registro.
results-texts-empty = Todavía nadie ha escrito nada.
results-texts-count = Textos
results-text-empty = Aquí no hay ningún texto.
results-text-blind = Verá qué etiquetas dieron otras personas a un texto cuando haya guardado las suyas.
results-text-tagged = Etiquetado por usted
results-text-alone = Nadie más lo ha etiquetado todavía.
results-text-save = Guardar las etiquetas
results-text-other = Otra persona, { $number }
results-text-no-tag = ninguna etiqueta
results-quote-yes = Puede citarse, sin nombre
results-quote-no = No debe citarse
results-codes = Etiquetas
results-codes-lede = Etiquetas para lo que escribieron las organizaciones, de lo general a lo particular. Las comparten todas las personas que leen los textos de esta ronda.
results-codes-empty = Todavía no hay etiquetas. Escríbalas primero, en «Etiquetas».
results-code = Etiqueta
results-code-parent = Debajo de
results-code-top = En lo más alto
results-code-add = Añadir la etiqueta
results-code-into = En
results-code-merge = Unir
results-code-archive = Archivar
results-code-restore = Recuperar
results-code-archived = archivada
results-agreement = Acuerdo entre quienes etiquetan
results-agreement-lede = Personas que etiquetaron: { $coders }. Textos etiquetados: { $texts }.
results-agreement-none = Ningún texto ha sido etiquetado todavía por dos personas, así que no hay nada que comparar.
results-agreement-caption = Por etiqueta: cuántas veces se dio y en qué medida coinciden quienes etiquetaron el mismo texto. La α de Krippendorff es 1 cuando todas las personas coinciden y 0 cuando coinciden como por azar. Las marcas llevan a textos en los que otras personas difieren de usted o entre sí.
results-agreement-given = Textos que la llevan
results-agreement-texts = Textos con dos personas o más
results-agreement-share = Pares que coinciden
results-agreement-alpha = α
results-agreement-differ = Textos con diferencias
