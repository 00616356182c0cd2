# reviewed: no
countries-heading = Países y territorios
countries-lede = Busque un Estado, un territorio o una parte de ellos. Los nombres y códigos no entrañan opinión alguna sobre su condición jurídica o sus fronteras.
countries-search-label = Nombre o código
countries-search-hint = Por ejemplo: Malasia, MYS, MY, 458, MY-10
countries-region-label = Región
countries-region-all = Todas las regiones
countries-data-label = Solo con datos abiertos
countries-filter-button = Mostrar
countries-clear = Quitar el filtro
countries-count = { $count ->
    [one] Una jurisdicción
    [many] { $count } de jurisdicciones
   *[other] { $count } jurisdicciones
}
countries-empty = No hay coincidencias.
countries-empty-remedy = Pruebe con menos letras, con el nombre en otro idioma o con un código ISO.
countries-table-caption = Países y territorios, con los datos abiertos disponibles
countries-name-column = Nombre
countries-code-column = Código
countries-region-column = Región
countries-values-column = Valores publicados
countries-units-heading = Partes de Estados que coinciden
countries-map-choose = Mostrar en el mapa
countries-map-table-note = Los mismos valores figuran en el cuadro de abajo, en la última columna.
kind-un-member = Estado Miembro de las Naciones Unidas
kind-un-observer = Estado observador ante las Naciones Unidas
kind-territory = Territorio
kind-other = Figura en conjuntos de datos
kind-unit = Parte de { $state }

map-title = Mapa del mundo: { $variable }
map-description = Países sombreados según su valor. Los países con trama no tienen valor publicado: desconocido no es cero.
map-unknown = desconocido
map-neutral = en disputa: se muestra sin valor
map-class-range = de { $from } a { $to }

profile-kicker = Datos abiertos · edición { $edition }
profile-heading = { $name }: qué se ha publicado sobre la ley y la práctica
profile-lede = Lo que dicen los datos abiertos sobre las cinco obligaciones, cada valor con su fuente, año y escala. Aquí nadie ha calificado a este Estado.
profile-disclaimer = Solo datos abiertos; no es una evaluación; no la hace el Due Diligence Project ni se hace para él.
profile-fact-principles = { $known } de { $total }
profile-fact-principles-label = principios con algún dato abierto; los demás se desconocen
profile-fact-sources-label = { $count ->
    [one] fuente aporta datos al respecto
    [many] de fuentes aportan datos al respecto
   *[other] fuentes aportan datos al respecto
}
profile-fact-treaties-label = tratados de la biblioteca en los que consta que es parte
profile-fact-since = desde { $year }
profile-fact-law-on-dv = ley sobre violencia doméstica
profile-picture-heading = Perfil: ley y práctica por principio
profile-picture-caption = Una línea por cada principio sobre el que se ha publicado algo. Cada marca es una respuesta publicada, o una puntuación en su propia escala; las fuentes no se llevan a un eje común. Rellena: la respuesta más cercana al estándar. Hueca: la otra respuesta. Línea discontinua: nadie ha publicado nada, lo que no es cero.
profile-legend-nearer = rellena: más cerca del estándar
profile-legend-other = hueca: la otra respuesta
profile-legend-number = una puntuación en su propia escala
profile-scores-heading = Puntuaciones que difieren, una junto a otra
profile-scores-caption = Cada puntuación en la escala de quien la publica, de { $from } a { $to }. Plantean preguntas distintas, por lo que pueden diferir; ninguna se promedia con otra.
profile-timeline-heading = Ley sobre violencia doméstica, año por año
profile-timeline-caption = Según lo publicado para cada año. Rellena: sí. Hueca: no. Con trama: desconocido.
profile-context-heading = Contexto
profile-context-lede = Cuán extendida está la violencia. Nunca es una puntuación del Estado: donde más mujeres se atreven a denunciar, las cifras suben.
profile-by-principle-heading = Principio por principio
profile-unknown-heading = Lo que se desconoce
profile-unknown-lede = { $count ->
    [one] Sobre un principio, nadie ha publicado nada que conozcamos.
    [many] Sobre { $count } de principios, nadie ha publicado nada que conozcamos.
   *[other] Sobre { $count } principios, nadie ha publicado nada que conozcamos.
}
profile-nothing = No hay nada publicado que conozcamos. Eso es desconocido, no cero.
profile-nothing-unit = Ningún conjunto de datos abiertos que conozcamos se refiere a esta parte de { $state }. Puede ayudar el perfil del propio Estado.
profile-state-link = Perfil de { $state }
profile-units-heading = Partes que lo componen
profile-units-lede = { $count ->
    [one] Una subdivisión con código ISO 3166-2
    [many] { $count } de subdivisiones con código ISO 3166-2
   *[other] { $count } subdivisiones con código ISO 3166-2
}
profile-treaties-heading = Tratados
profile-treaties-lede = Lo que dice cada fuente sobre este Estado y cada tratado. Cuando nadie nos lo ha indicado, la situación se desconoce; desconocido no equivale a “ninguno”.
profile-standards-heading = Estándares aplicables
profile-standards-lede = Vinculante: este Estado es parte en el tratado, o la sentencia se dictó contra él. Comparativo: se lee a efectos de comparación.
profile-compare-link = Comparar con otros Estados
profile-reports-heading = Llévese esta información
profile-cite-heading = Cómo citar esta página
profile-cite = { $name }: datos abiertos sobre la ley y la práctica. Diligence, { $edition }. Consulta: { $date }.
treaty-column = Tratado
treaty-state-column = Situación
treaty-since-column = Desde
treaty-reservations-column = Reservas
treaty-source-column = Fuente
treaty-party = parte
treaty-signatory = signatario, no parte
treaty-none = ni parte ni signatario
treaty-withdrawn = se ha retirado
treaty-unknown = se desconoce
treaty-sources-differ = las fuentes difieren
reservations-none = ninguna, según la fuente
reservations-unknown = se desconoce si las hay
binding-binding = vinculante para este Estado
binding-comparative = estándar comparativo
binding-unknown = estándar comparativo; se desconoce si vincula
value-column = Valor
year-column = Año
source-column = Fuente
principle-column = Principio
law-column = Ley
practice-column = Práctica
context-column = Contexto
caveat-label = Cómo leerlo

compare-heading = Comparar
compare-lede = De dos a cuatro jurisdicciones una junto a otra, valor por valor. Los valores de fuentes distintas no se llevan a una escala común, y no hay clasificación.
compare-choose = Jurisdicciones que se comparan
compare-slot = Jurisdicción { $number }
compare-nobody = ninguna
compare-button = Comparar
compare-too-few = Elija al menos dos.
compare-too-few-remedy = Elija arriba de dos a cuatro Estados o territorios; primero figuran los que tienen datos abiertos.
compare-with-data = Con datos abiertos
compare-without-data = Sin datos abiertos
compare-scores-heading = Puntuaciones, cada una en su propia escala
compare-table-caption = Todos los valores, por principio
compare-same-named-twice = Se indicó dos veces una jurisdicción; se muestra una sola vez.
