# reviewed: no
framework-heading = El marco
framework-lede = { $areas ->
    [one] Un ámbito
    [many] { $areas } de ámbitos
   *[other] { $areas } ámbitos
}, { $principles ->
    [one] un principio
    [many] { $principles } de principios
   *[other] { $principles } principios
}. Sobre cada principio se hacen dos preguntas: ¿existe en la ley? ¿Se cumple en la práctica?
framework-is-heading = Qué es esta edición
framework-is-not-heading = Qué no es
framework-scale-heading = La escala
framework-scale-caption = Cinco niveles para la ley y cinco para la práctica. “Desconocido” y “no procede” quedan al margen de la escala; ninguno es un cero.
framework-level = Nivel
framework-areas-heading = Ámbitos y principios
framework-principle-count = { $count ->
    [one] Un principio
    [many] { $count } de principios
   *[other] { $count } principios
}
framework-editions-heading = Ediciones
framework-edition-column = Edición
framework-published-column = Publicación
framework-digest-column = Huella digital
framework-core-mark = en el cuestionario breve
framework-vignettes-heading = Viñetas
framework-vignettes-lede = Casos breves en lugares inventados. A todas las personas que califican se les pide que los califiquen también, para poder comparar distintas varas de medir.
vignette-level-low = pensada para situarse en la parte baja de la escala
vignette-level-middle = pensada para situarse en la parte media de la escala
vignette-level-high = pensada para situarse en la parte alta de la escala
principle-anchors-caption = Qué significa cada nivel: { $dimension }
principle-harmful = Nocivo
principle-indicators-heading = Indicadores: en qué fijarse
principle-indicators-lede = Las pruebas se vinculan a los indicadores. Nunca se promedian para formar una calificación.
indicator-column = Indicador
indicator-kind-column = Tipo
indicator-dimension-column = Se refiere a
indicator-observed-column = Qué se observa
indicator-evidence-column = Qué sirve de prueba
principle-standards-heading = Qué dice el derecho
principle-standards-lede = Disposiciones y decisiones en las que se basa este principio, en nuestras propias palabras. Si vinculan o no a un Estado se indica en el perfil de ese Estado.
standard-column = Estándar
standard-says-column = Qué dice
standard-force-column = Fuerza jurídica
standard-checked-column = Cotejo
standard-checked = cotejado con el texto oficial
standard-unchecked = aún sin cotejar
standard-official-text = texto oficial
standard-respondent = contra { $state }
principle-data-heading = Datos abiertos sobre este principio
principle-data-empty = Ningún conjunto de datos abiertos que conozcamos aporta todavía información sobre este principio. También eso es una constatación: nadie lo publica.
variable-column = Variable
direction-column = Qué sentido acerca al estándar
principle-forms = Formas de violencia en las que puede variar
principle-duty-bearers = A quién obliga
principle-lenses = Enfoques
principle-previous = Anterior: { $title }
principle-next = Siguiente: { $title }
principle-details-english = Los detalles de los indicadores que aún no se han traducido figuran en inglés.
