# reviewed: no
home-heading = Todo Estado debe actuar contra la violencia contra las mujeres. Así se sabe si lo hace.
home-lede = El marco de la debida diligencia convierte una obligación jurídica en preguntas que se pueden responder, constataciones que se pueden comprobar y planes que se pueden seguir.
home-read-framework = Leer el marco
home-how-it-works = Qué es esto y qué no es
home-duties = Cinco obligaciones, y aquello en lo que se asientan
home-path-heading = De lo que la gente sabe a lo que el Estado hace
home-path-text = Desde cada cifra de este sitio se puede desandar este camino, hasta donde sea posible mostrar sin peligro a las personas que hay detrás. Por ahora el sitio contiene el primer paso: datos abiertos como prueba.
home-states-heading = Estados con datos abiertos
home-states-note = Solo datos abiertos; no es una evaluación; no la hace el Due Diligence Project ni se hace para él.
home-states-all = Todos los países y territorios
home-states-empty = Aún no se han cargado datos abiertos.
home-states-empty-remedy = Quien administra este sitio puede cargarlos con “diligence import”, o verlo en funcionamiento con “diligence demo”.
home-picture-title = Puntuaciones de las leyes y de los marcos de apoyo, por Estado
home-picture-caption = La Mujer, la Empresa y el Derecho 2024, Seguridad: leyes ◇ y marcos de apoyo ●, cada uno de 0 a 100. Es la lectura de una entidad, no una evaluación.
home-search-label = País, territorio, subdivisión o código
home-search-button = Buscar
