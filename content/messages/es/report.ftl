# reviewed: no
report-title = { $name }: ley y práctica en materia de violencia contra las mujeres y las niñas
report-subtitle = Lo que dicen los datos abiertos, con sus fuentes
report-contents = Índice
report-page-of = Página { $page } de { $pages }
report-disclaimer-title = Qué no es este informe
report-disclaimer = Solo datos abiertos; no es una evaluación; no la hace el Due Diligence Project ni se hace para él. Aquí nadie ha calificado a este Estado.
report-context = Contexto
report-context-text = { $name } figura como: { $kind }. Región: { $region }. Este informe reúne lo que distintas entidades han publicado al respecto y vincula cada valor con el principio del marco de la debida diligencia al que aporta información. Abarca { $known } de { $total } principios; sobre los demás no hay nada publicado que conozcamos.
report-at-a-glance = De un vistazo
report-area-known = { $known ->
    [one] Hay algo publicado sobre uno de { $total } principios.
    [many] Hay algo publicado sobre { $known } de { $total } principios.
   *[other] Hay algo publicado sobre { $known } de { $total } principios.
}
report-area-unknown = Sobre ninguno de los { $total } principios de este ámbito hay nada publicado que conozcamos.
report-values-caption = Valores publicados: { $title }
report-unknown = Lo que se desconoce
report-unknown-text = Desconocido no es cero. Sobre estos principios no hay nada publicado que conozcamos; tal vez lo sepan quienes trabajan sobre el terreno.
report-standards = Estándares aplicables
report-standards-text = Los principios se basan en estos instrumentos. Un tratado vincula a sus partes; una sentencia vincula al Estado contra el que se dicta; todo lo demás se lee a efectos de comparación.
report-standards-caption = Instrumentos, su fuerza jurídica y si vinculan a este Estado: { $name }
report-treaties-caption = Situación de los tratados según cada fuente
report-cited-by-column = Principios
report-method = Método
report-method-text = Cada valor se toma sin cambios del archivo de la entidad que lo publica, con su año, unidad y, si constan, sus límites. Una correspondencia indica a qué indicador aporta información una variable y qué sentido acerca al estándar; es contenido que se puede leer y cuestionar. Ningún valor se convierte en calificación. Las fuentes que difieren aparecen una junto a otra; ninguna se promedia con otra. Se imprime el valor más reciente de cada serie.
report-sources-caption = Fuentes
report-boundaries = Fronteras, nombres y datos
report-boundaries-text = Los nombres y códigos siguen la norma ISO 3166 y el Unicode Common Locale Data Repository. No entrañan opinión alguna sobre la condición jurídica de ningún país, territorio o zona, ni sobre sus autoridades, fronteras o nombre. Cada entidad responde de las cifras que publica.
report-references = Referencias jurídicas
report-references-text = Las referencias señaladas como no cotejadas se redactaron con cuidado, pero no se cotejaron línea por línea con el texto oficial. Léalo antes de basarse en ellas.
report-cite = Cómo citar
report-cite-text = Diligence ({ $year }). { $title }. { $edition }. { $date }.
report-translation-title = Sobre esta traducción
report-translation = Ninguna persona ha revisado esta traducción. Prevalece la edición inglesa. Lo que aún no se ha traducido figura en inglés.
