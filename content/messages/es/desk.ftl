# reviewed: no
neutral-title = Página
nav-partners = Aliadas
nav-desk = Escritorio
sign-out = Cerrar sesión
desk-home = Pendiente
desk-partners = Aliadas
desk-people = Personas
desk-releases = Segunda mirada
desk-audit = Registro de acciones
desk-account = Su cuenta

home-greeting = Hola, { $name }
home-waits = Lo que tiene pendiente
home-nothing = Por ahora no tiene nada pendiente.
home-unread = { $count ->
    [one] Un aviso que aún no ha visto
    [many] { $count } de avisos que aún no ha visto
   *[other] { $count } avisos que aún no ha visto
}
home-offered = Se le ha ofrecido un rol: para aceptarlo, abra el enlace que se le envió
home-releases = { $count ->
    [one] Una solicitud espera a una segunda persona
    [many] { $count } de solicitudes esperan a una segunda persona
   *[other] { $count } solicitudes esperan a una segunda persona
}
home-invited = { $count ->
    [one] Una persona invitada aún no ha entrado
    [many] { $count } de personas invitadas aún no han entrado
   *[other] { $count } personas invitadas aún no han entrado
}
home-recovery = { $count ->
    [0] Ya no le quedan códigos de recuperación: genere otros nuevos
    [one] Le queda un código de recuperación: genere otros nuevos
    [many] Le quedan { $count } de códigos de recuperación: genere otros nuevos
   *[other] Le quedan { $count } códigos de recuperación: genere otros nuevos
}
home-at-a-glance = De un vistazo
home-hidden = Aliadas ocultas
home-roles = Sus roles aquí
home-roles-caption = Sus roles, en qué organización y para qué jurisdicciones
home-no-roles = De momento no tiene ningún rol. Quien le envió la invitación puede ofrecerle uno.

email = Correo electrónico
password = Contraseña
new-password = Nueva contraseña
code = Código de un solo uso
code-hint = Los seis dígitos de su aplicación, o un código de recuperación
code-new = Los seis dígitos que la aplicación muestra ahora
or = o
sign-in = Iniciar sesión
sign-in-title = Iniciar sesión
sign-in-passkey = Iniciar sesión con una llave de acceso
sign-in-help = Si ya no puede entrar, pida un enlace nuevo a quien le envió la invitación.
sign-in-wrong = Estos datos no concuerdan entre sí. Compruebe la dirección, la contraseña y el código; cada código sirve una sola vez.
sign-in-later = Demasiados intentos. Espere un poco y vuelva a intentarlo.
sign-in-crowded = Demasiadas personas están iniciando sesión en este momento. Vuelva a intentarlo dentro de unos segundos.
passkey-failed = El navegador no ha entregado ninguna llave de acceso. Vuelva a intentarlo, o use la otra forma.
passkey-script = Las llaves de acceso necesitan los scripts del navegador. Actívelos para esta página, o configure una contraseña con códigos de un solo uso.

confirm-title = ¿Es usted?
confirm-text = Lo que viene ahora tiene consecuencias: demuestre una vez más que es usted. Vale durante diez minutos.
confirm-passkey = Confirmar con una llave de acceso
confirm-button = Confirmar

invitation-title = Adelante
invitation-text = Elija cómo iniciará sesión a partir de ahora. Más adelante podrá añadir la otra forma.
invitation-offers = Se le ofrece:
invitation-accept = Aceptar
invitation-sign-in = Este enlace es para alguien que ya tiene cuenta. Inicie sesión en ella y vuelva a abrir el enlace.
gone-title = Este enlace no permite entrar
gone-text = Puede que ya se haya usado, o que sea demasiado antiguo. Pida uno nuevo a quien se lo envió.

setup-passkey = Con una llave de acceso
setup-passkey-text = Su teléfono, su computadora o una llave de seguridad demuestra que es usted, con el dedo, el rostro o un PIN. No hay nada que recordar, y nadie puede sacársela con engaños.
setup-passkey-button = Crear una llave de acceso
passkey-name = Un nombre para reconocerla, por ejemplo “teléfono”
setup-password = Con una contraseña y códigos de un solo uso
setup-password-text = Necesita en el teléfono una aplicación que genere códigos de un solo uso. Esta forma funciona también sin scripts.
password-hint = Doce caracteres como mínimo. Cuatro palabras sin relación entre sí son mejores que una palabra con signos.
totp-text = Haga que la aplicación lea la imagen, o escriba en ella las letras. Después escriba aquí los seis dígitos que muestra.
totp-secret = Letras para escribir
setup-password-button = Usar contraseña y códigos
recovery-title = Códigos de recuperación
recovery-text = Cada uno de estos códigos le permite entrar una vez, en lugar de un código de un solo uso, por si pierde el teléfono. Escríbalos en un papel y guárdelo donde guarda lo importante.
recovery-once = Solo se muestran esta vez.
recovery-on = Ya los tengo escritos
recovery-left = Códigos de recuperación que le quedan: { $number }.
recovery-new = Generar códigos de recuperación nuevos

faults-heading = Esto todavía no se ha podido guardar. Lo que escribió sigue aquí.
fault-missing = Aquí falta algo
fault-long = Es demasiado largo
fault-control = Contiene saltos de línea o signos que no se ven
fault-form = No tiene la forma que se pide
fault-unknown = No se reconoce: revise cómo está escrito, o elija de la lista
fault-taken = Ya existe
fault-reach = Va más allá de lo que usted puede dar o cambiar
fault-short = Es demasiado corto
fault-guessable = Se adivina con facilidad, o ya apareció en filtraciones
fault-wrong = No concuerda: vuelva a intentarlo

anybody = Cualquier persona
anything = Cualquiera
choose = Elija…
edit = Modificar
save = Guardar
cancel = Cancelar
back = Volver
not-said = sin indicar
filter-button = Mostrar
filter-clear = Mostrar todo
list-total = Resultados: { $number }
export-csv = En CSV
export-xlsx = Como hoja de cálculo
pager-label = Páginas
pager-before = Página anterior
pager-after = Página siguiente
pager-page = Página { $page } de { $last }

conflict-title = Otra persona cambió esto mientras tanto
conflict-text = No se ha guardado nada. Aquí puede ver en qué difieren su versión y la otra. Cambie la suya más abajo donde lo desee y guarde.
conflict-caption = Su versión y la otra
conflict-field = Qué
conflict-yours = La suya
conflict-theirs = La otra
history-title = Historial
history-version = Versión { $number }
history-by = { $name }, { $moment }
history-same = Se archivó o se recuperó; no cambió nada más.
history-before = Antes
history-after = Después

notices-title = Avisos
notices-empty = No hay avisos.
notices-read = Marcar todo como visto
notice-offered = Se le ha ofrecido un rol
notice-release-asked = Alguien pide el acuerdo de una segunda persona
notice-release-decided = Alguien decidió sobre su solicitud
notice-round-ends = Las respuestas de una ronda se borrarán en el plazo de un mes

releases-lede = Lo que nadie debe dejar salir por su cuenta espera aquí a una segunda persona. Nadie decide sobre su propia solicitud.
releases-empty = No se ha pedido nada en las últimas dos semanas.
release-asked = { $name }, { $moment }
release-open = Espera a una segunda persona
release-granted = { $name } está de acuerdo; se puede usar una sola vez
release-refused = { $name } dijo que no
release-used = Ya se usó
release-grant = Dar mi acuerdo
release-refuse = Decir que no
release-take = Descargar el archivo
release-ask-title = Pedir el acuerdo de una segunda persona
release-ask-text = Un archivo en el que figuran organizaciones ocultas puede ponerlas en peligro. Diga para qué es; una segunda persona decide.
release-reason = ¿Para qué es?
release-ask-button = Pedir

error-stale = Otra persona cambió esto mientras tanto
error-stale-remedy = No se ha guardado nada. Vuelva atrás, cargue la página de nuevo y mire qué ha cambiado.
error-second = Hace falta el acuerdo de una segunda persona
error-second-remedy = Pídalo en “Segunda mirada”.
error-forbidden = Esto no le da acceso
error-forbidden-remedy = Vuelva atrás e inténtelo otra vez, o inicie sesión de nuevo.
error-too-many = Demasiados intentos
error-too-many-remedy = Espere un poco y vuelva a intentarlo.
error-crowded = Demasiadas personas están iniciando sesión en este momento. Vuelva a intentarlo dentro de unos segundos.

again-title = Su sesión terminó, pero no se ha perdido nada
again-text = Lo que escribió sigue aquí. Inicie sesión en otra pestaña, vuelva a esta y envíelo de nuevo.
again-way = Iniciar sesión en otra pestaña
again-send = Enviar de nuevo
