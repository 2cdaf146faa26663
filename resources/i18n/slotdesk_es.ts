<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>BoardQueries</name>
    <message>
        <source>There is no request %1 that you may see.</source>
        <translation>No hay ninguna solicitud %1 que usted pueda ver.</translation>
    </message>
</context>
<context>
    <name>ChangeFeed</name>
    <message>
        <source>%1, %2 s</source>
        <translation>%1, %2 s</translation>
    </message>
    <message>
        <source>The server is a standby: bookings are made elsewhere.</source>
        <translation>El servidor es una réplica: las reservas se hacen en otro.</translation>
    </message>
</context>
<context>
    <name>ClusterFolder</name>
    <message>
        <source>%1 cannot be given to user %2.</source>
        <translation>No se puede entregar %1 al usuario %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>No se puede crear la carpeta %1.</translation>
    </message>
    <message>
        <source>The folder %1 is open to another user and is not trusted.</source>
        <translation>La carpeta %1 está abierta a otro usuario y no es de confianza.</translation>
    </message>
    <message>
        <source>Have it removed, then start again.</source>
        <translation>Haga que la eliminen y vuelva a empezar.</translation>
    </message>
    <message>
        <source>The folder %1 holds other things and belongs to another user.</source>
        <translation>La carpeta %1 contiene otras cosas y pertenece a otro usuario.</translation>
    </message>
    <message>
        <source>Name an empty folder in SLOTDESK_HOME.</source>
        <translation>Indique una carpeta vacía en SLOTDESK_HOME.</translation>
    </message>
    <message>
        <source>No file can be made in %1.</source>
        <translation>No se puede crear ningún archivo en %1.</translation>
    </message>
    <message>
        <source>User %1, whom the server runs as, cannot reach %2.</source>
        <translation>El usuario %1, con el que se ejecuta el servidor, no tiene acceso a %2.</translation>
    </message>
    <message>
        <source>Name a folder that it can reach in SLOTDESK_HOME.</source>
        <translation>Indique en SLOTDESK_HOME una carpeta a la que tenga acceso.</translation>
    </message>
</context>
<context>
    <name>ClusterKeeper</name>
    <message>
        <source>What stops the private database cannot be started.</source>
        <translation>No se puede iniciar el programa que detiene la base de datos privada.</translation>
    </message>
    <message>
        <source>Install it: sudo apt install util-linux</source>
        <translation>Instálelo: sudo apt install util-linux</translation>
    </message>
</context>
<context>
    <name>ClusterServer</name>
    <message>
        <source>%1 is left over and cannot be removed.</source>
        <translation>%1 quedó de antes y no se puede eliminar.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>No se puede escribir %1.</translation>
    </message>
    <message>
        <source>%1 cannot be put in its place.</source>
        <translation>No se puede poner %1 en su sitio.</translation>
    </message>
    <message>
        <source>The private database is starting or stopping and does not come to an end.</source>
        <translation>La base de datos privada se está iniciando o deteniendo y no termina.</translation>
    </message>
    <message>
        <source>The private database does not start.</source>
        <translation>La base de datos privada no se inicia.</translation>
    </message>
    <message>
        <source>Processes of the private database that crashed are still there.</source>
        <translation>Todavía quedan procesos de la base de datos privada que falló.</translation>
    </message>
    <message>
        <source>The private database does not stop.</source>
        <translation>La base de datos privada no se detiene.</translation>
    </message>
    <message>
        <source>Its log is %1. %2</source>
        <translation>Su registro es %1. %2</translation>
    </message>
</context>
<context>
    <name>DemoTraffic</name>
    <message>
        <source>The program slotdesk-loadsim is not beside this one.</source>
        <translation>El programa slotdesk-loadsim no está junto a este.</translation>
    </message>
</context>
<context>
    <name>Endpoint</name>
    <message>
        <source>Write postgresql://user@host:5432/database, service=NAME, or host=… dbname=… user=…</source>
        <translation>Escriba postgresql://usuario@servidor:5432/base, service=NOMBRE o host=… dbname=… user=…</translation>
    </message>
    <message>
        <source>No database was named.</source>
        <translation>No se indicó ninguna base de datos.</translation>
    </message>
    <message>
        <source>The text that names the database cannot be read.</source>
        <translation>No se entiende el texto que indica la base de datos.</translation>
    </message>
    <message>
        <source>The address of the database is ambiguous: write @, : and / in a password as %40, %3A, %2F.</source>
        <translation>La dirección de la base de datos es ambigua: en una contraseña, escriba @, : y / como %40, %3A, %2F.</translation>
    </message>
</context>
<context>
    <name>LocalDatabase</name>
    <message>
        <source>Starting the private PostgreSQL</source>
        <translation>Iniciando el PostgreSQL privado</translation>
    </message>
    <message>
        <source>Preparing the database</source>
        <translation>Preparando la base de datos</translation>
    </message>
</context>
<context>
    <name>Migrator</name>
    <message>
        <source>This program lacks migration %1.</source>
        <translation>A este programa le falta la migración %1.</translation>
    </message>
    <message>
        <source>The database has schema %1, which is newer than this program&apos;s %2.</source>
        <translation>La base de datos tiene el esquema %1, más reciente que el %2 de este programa.</translation>
    </message>
    <message>
        <source>Update Slotdesk.</source>
        <translation>Actualice Slotdesk.</translation>
    </message>
    <message>
        <source>The database lacks migration %1 though it has a later one.</source>
        <translation>A la base de datos le falta la migración %1, aunque tiene una posterior.</translation>
    </message>
    <message>
        <source>Its table slotdesk.schema_version was changed by hand: restore it.</source>
        <translation>Su tabla slotdesk.schema_version se cambió a mano: restáurela.</translation>
    </message>
    <message>
        <source>Migration %1 (%2) of the database is not the one that this program has.</source>
        <translation>La migración %1 (%2) de la base de datos no es la que tiene este programa.</translation>
    </message>
    <message>
        <source>The database was made by another build of Slotdesk: use that one.</source>
        <translation>La base de datos la creó otra versión de Slotdesk: use esa.</translation>
    </message>
    <message>
        <source>There is no Slotdesk schema in this database.</source>
        <translation>En esta base de datos no hay ningún esquema de Slotdesk.</translation>
    </message>
    <message>
        <source>Make it with: slotctl init</source>
        <translation>Créelo con: slotctl init</translation>
    </message>
    <message>
        <source>The database has schema %1, but this program needs %2.</source>
        <translation>La base de datos tiene el esquema %1, pero este programa necesita el %2.</translation>
    </message>
    <message>
        <source>An administrator brings it up to date with: slotctl init</source>
        <translation>Un administrador lo actualiza con: slotctl init</translation>
    </message>
    <message>
        <source>Migration %1 failed and changed nothing: %2</source>
        <translation>La migración %1 falló y no cambió nada: %2</translation>
    </message>
    <message>
        <source>Migration %1 ends the transaction that it is part of.</source>
        <translation>La migración %1 termina la transacción de la que forma parte.</translation>
    </message>
</context>
<context>
    <name>OutcomeReader</name>
    <message>
        <source>The server gave no outcome: it is not the schema expected.</source>
        <translation>El servidor no dio ningún resultado: no es el esquema esperado.</translation>
    </message>
</context>
<context>
    <name>PgConnection</name>
    <message>
        <source>No database was named.</source>
        <translation>No se indicó ninguna base de datos.</translation>
    </message>
    <message>
        <source>No statement is under way.</source>
        <translation>No hay ninguna instrucción en curso.</translation>
    </message>
    <message>
        <source>There is no memory left to connect.</source>
        <translation>No queda memoria para conectarse.</translation>
    </message>
    <message>
        <source>The server has standard_conforming_strings off, which is not safe to work with.</source>
        <translation>El servidor tiene standard_conforming_strings desactivado; trabajar así no es seguro.</translation>
    </message>
    <message>
        <source>The server does not speak UTF8 with this program.</source>
        <translation>El servidor no habla UTF8 con este programa.</translation>
    </message>
    <message>
        <source>The statement cannot be sent: another one is not finished.</source>
        <translation>No se puede enviar la instrucción: otra no ha terminado.</translation>
    </message>
    <message>
        <source>The statement does not copy rows in this direction.</source>
        <translation>La instrucción no copia filas en esta dirección.</translation>
    </message>
    <message>
        <source>A COPY statement was sent the ordinary way; the connection is closed.</source>
        <translation>Se envió una instrucción COPY por la vía ordinaria; la conexión está cerrada.</translation>
    </message>
</context>
<context>
    <name>PrivateCluster</name>
    <message>
        <source>Another program is busy with the private database in %1.</source>
        <translation>Otro programa está usando la base de datos privada en %1.</translation>
    </message>
</context>
<context>
    <name>ServerBinaries</name>
    <message>
        <source>The private database was made by PostgreSQL %1, whose server is not installed.</source>
        <translation>La base de datos privada la creó PostgreSQL %1, cuyo servidor no está instalado.</translation>
    </message>
    <message>
        <source>Install it: sudo apt install postgresql-%1</source>
        <translation>Instálelo: sudo apt install postgresql-%1</translation>
    </message>
    <message>
        <source>The PostgreSQL server (%1 or newer) is not installed.</source>
        <translation>El servidor PostgreSQL (%1 o más reciente) no está instalado.</translation>
    </message>
    <message>
        <source>Install it: sudo apt install postgresql (Fedora: sudo dnf install postgresql-server)</source>
        <translation>Instálelo: sudo apt install postgresql (Fedora: sudo dnf install postgresql-server)</translation>
    </message>
</context>
<context>
    <name>ServerUser</name>
    <message>
        <source>PostgreSQL does not run as root, and there is no other user for it.</source>
        <translation>PostgreSQL no se ejecuta como root y no hay otro usuario para él.</translation>
    </message>
    <message>
        <source>Start Slotdesk as an ordinary user, or add one: sudo useradd --system postgres</source>
        <translation>Inicie Slotdesk como usuario normal o añada uno: sudo useradd --system postgres</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 falló: %2</translation>
    </message>
</context>
<context>
    <name>SimWorld</name>
    <message>
        <source>Standard input does not say what to simulate.</source>
        <translation>La entrada estándar no dice qué hay que simular.</translation>
    </message>
</context>
<context>
    <name>slotdesk::AboutDialog</name>
    <message>
        <source>asking…</source>
        <translation>consultando…</translation>
    </message>
    <message>
        <source>About Slotdesk</source>
        <translation>Acerca de Slotdesk</translation>
    </message>
    <message>
        <source>Slotdesk</source>
        <translation>Slotdesk</translation>
    </message>
    <message>
        <source>A call-center desk that makes double bookings impossible.</source>
        <translation>Un puesto de centro de llamadas que hace imposibles las dobles reservas.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Licence: GPL, version 3 or later</source>
        <translation>Licencia: GPL, versión 3 o posterior</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copiar versiones</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>desconocido: %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Slotdesk %1
Qt %2
PostgreSQL %3
Schema %4
%5</source>
        <translation>Slotdesk %1
Qt %2
PostgreSQL %3
Esquema %4
%5</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertCard</name>
    <message>
        <source>Raised at %1</source>
        <translation>Surgió a las %1</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>Everything that can be done about it</source>
        <translation>Todo lo que se puede hacer con ella</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 %2 at stake.</source>
        <translation>%1 %2 en juego.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertCommands</name>
    <message>
        <source>%1 has no open slot any more.</source>
        <translation>%1 ya no tiene ninguna plaza abierta.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertHistoryDialog</name>
    <message>
        <source>What happened to the alert on %1</source>
        <translation>Qué pasó con la alerta de %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Copiar todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing is known of it any more.</source>
        <translation>Ya no se sabe nada de ella.</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertHistoryTable</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>cause: %1</source>
        <translation>causa: %1</translation>
    </message>
    <message>
        <source>it came back</source>
        <translation>volvió a ocurrir</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertPanel</name>
    <message>
        <source>No double bookings.
Every slot has at most one therapist.</source>
        <translation>No hay dobles reservas.
Cada plaza tiene como máximo un terapeuta.</translation>
    </message>
    <message>
        <source>The pay of the appointments there are too many of, in visits that are not over</source>
        <translation>El pago de las citas sobrantes, en visitas que no han terminado</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: see the chip “Double-booked”</source>
        <translation>
            <numerusform>y %n más: vea el filtro «Doble reserva»</numerusform>
            <numerusform>y %n más: vea el filtro «Doble reserva»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of visits long over, to be settled</source>
        <translation>
            <numerusform>%n de una visita ya pasada, por cerrar</numerusform>
            <numerusform>%n de visitas ya pasadas, por cerrar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at stake</source>
        <translation>%1 en juego</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>The sound for what nobody takes is off (Ctrl+Shift+M)</source>
        <translation>El sonido de lo que nadie toma está apagado (Ctrl+Mayús+M)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>It sounds until what is new is claimed (Ctrl+Shift+M)</source>
        <translation>Suena hasta que alguien atienda lo nuevo (Ctrl+Mayús+M)</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertSentence</name>
    <message>
        <source>Starts %1.</source>
        <translation>Empieza %1.</translation>
    </message>
    <message>
        <source>Started %1.</source>
        <translation>Empezó %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n therapist(s) for %1.</source>
        <translation>
            <numerusform>%n terapeuta para %1.</numerusform>
            <numerusform>%n terapeutas para %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s)</source>
        <translation>
            <numerusform>%n plaza</numerusform>
            <numerusform>%n plazas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is in two places at once: %2.</source>
        <translation>%1 está en dos sitios a la vez: %2.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>%1 is in two places at once.</source>
        <translation>%1 está en dos sitios a la vez.</translation>
    </message>
    <message>
        <source>%1 holds two slots of this request.</source>
        <translation>%1 ocupa dos plazas de esta solicitud.</translation>
    </message>
    <message>
        <source>%1 is booked although the request is closed.</source>
        <translation>%1 tiene cita aunque la solicitud está cerrada.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Nobody has taken this yet.</source>
        <translation>Nadie la ha tomado todavía.</translation>
    </message>
    <message>
        <source>A kind of alert that this program does not know yet.</source>
        <translation>Un tipo de alerta que este programa aún no conoce.</translation>
    </message>
    <message>
        <source>Booked: %1.</source>
        <translation>Con cita: %1.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 accepted %2 apart.</source>
        <translation>%1 aceptaron con %2 de diferencia.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) out.</source>
        <translation>
            <numerusform>%n oferta enviada.</numerusform>
            <numerusform>%n ofertas enviadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No offer is out: %n said no.</source>
        <translation>
            <numerusform>No hay ofertas enviadas: %n dijo que no.</numerusform>
            <numerusform>No hay ofertas enviadas: %n dijeron que no.</numerusform>
        </translation>
    </message>
    <message>
        <source>No offer is out.</source>
        <translation>No hay ofertas enviadas.</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertTable</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Therapists</source>
        <translation>Terapeutas</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Surgió</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertWishes</name>
    <message>
        <source>Resolve…</source>
        <translation>Resolver…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Asignar…</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Posponer</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Offer to more</source>
        <translation>Ofrecer a más</translation>
    </message>
    <message>
        <source>Reassign one…</source>
        <translation>Reasignar una…</translation>
    </message>
    <message>
        <source>Cancel one…</source>
        <translation>Cancelar una…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Say who stays; the others are let go (V)</source>
        <translation>Decir quién se queda; los demás se liberan (V)</translation>
    </message>
    <message>
        <source>Choose a therapist for the open slot (A)</source>
        <translation>Elegir un terapeuta para la plaza abierta (A)</translation>
    </message>
    <message>
        <source>Tell everybody that you look after it (C)</source>
        <translation>Avisar a todos de que usted se ocupa (C)</translation>
    </message>
    <message>
        <source>Let it sleep for a while (S)</source>
        <translation>Dejarla para dentro de un rato (S)</translation>
    </message>
    <message>
        <source>Leave it as it is, with a reason (D)</source>
        <translation>Dejarla como está, con un motivo (D)</translation>
    </message>
    <message>
        <source>You have it since %1.</source>
        <translation>La tiene usted desde las %1.</translation>
    </message>
    <message>
        <source>%1 has it since %2.</source>
        <translation>La tiene %1 desde las %2.</translation>
    </message>
    <message>
        <source>The database shows no double booking here: dismiss it when it is taken care of.</source>
        <translation>La base de datos no muestra aquí ninguna doble reserva: descártela cuando esté atendida.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Suya</translation>
    </message>
    <message>
        <source>Sleeps until %1</source>
        <translation>Pospuesta hasta %1</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>What happened…</source>
        <translation>Qué pasó…</translation>
    </message>
    <message>
        <source>Show the race…</source>
        <translation>Mostrar la carrera…</translation>
    </message>
    <message>
        <source>Who did what about it, and when (H)</source>
        <translation>Quién hizo qué, y cuándo (H)</translation>
    </message>
    <message>
        <source>Who wrote when, to the millisecond, in which process (T)</source>
        <translation>Quién escribió y cuándo, al milisegundo, en qué proceso (T)</translation>
    </message>
    <message>
        <source>There was no race here: this is no double booking.</source>
        <translation>Aquí no hubo carrera: no es una doble reserva.</translation>
    </message>
</context>
<context>
    <name>slotdesk::AssignEffect</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Only %1 free before and %2 after.</source>
        <translation>Solo %1 libres antes y %2 después.</translation>
    </message>
    <message>
        <source>Only %1 free before.</source>
        <translation>Solo %1 libres antes.</translation>
    </message>
    <message>
        <source>Only %1 free after.</source>
        <translation>Solo %1 libres después.</translation>
    </message>
    <message>
        <source>%1 gets %2 at %3.</source>
        <translation>%1 recibe %2 a las %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) stay open.</source>
        <translation>
            <numerusform>%n plaza sigue abierta.</numerusform>
            <numerusform>%n plazas siguen abiertas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The request is full then, and %n other offer(s) lapse.</source>
        <translation>
            <numerusform>La solicitud queda completa y caduca %n oferta más.</numerusform>
            <numerusform>La solicitud queda completa y caducan %n ofertas más.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request is full then.</source>
        <translation>La solicitud queda completa.</translation>
    </message>
    <message>
        <source>To be told: %1.</source>
        <translation>Hay que avisar a: %1.</translation>
    </message>
    <message>
        <source>%1 is let go and %2 comes instead. To be told: %3 and %4.</source>
        <translation>Se libera a %1 y va %2 en su lugar. Hay que avisar a %3 y a %4.</translation>
    </message>
    <message>
        <source>%1 is freed.</source>
        <translation>%1 queda libre.</translation>
    </message>
    <message>
        <source>The slot goes to %1, who is on the waiting list, unless booked elsewhere by now.</source>
        <translation>La plaza pasa a %1, que está en la lista de espera, salvo que ya tenga otra cita.</translation>
    </message>
    <message>
        <source>The slot goes to the first on the waiting list who is free: %1.</source>
        <translation>La plaza pasa a la primera persona libre de la lista de espera: %1.</translation>
    </message>
    <message numerus="yes">
        <source>The slot is open again: %n who had only been too late is asked again, and everybody else who could come.</source>
        <translation>
            <numerusform>La plaza se abre de nuevo: se vuelve a ofrecer a %n que solo llegó tarde y a todos los demás que puedan ir.</numerusform>
            <numerusform>La plaza se abre de nuevo: se vuelve a ofrecer a %n que solo llegaron tarde y a todos los demás que puedan ir.</numerusform>
        </translation>
    </message>
    <message>
        <source>The slot is open again and offered to everybody who could come.</source>
        <translation>La plaza se abre de nuevo y se ofrece a todos los que puedan ir.</translation>
    </message>
</context>
<context>
    <name>slotdesk::BoardAge</name>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Live · %1 ms</source>
        <translation>Al día · %1 ms</translation>
    </message>
    <message>
        <source>Live · %1 s</source>
        <translation>Al día · %1 s</translation>
    </message>
    <message>
        <source>Lagging · %1</source>
        <translation>Con retraso · %1</translation>
    </message>
    <message>
        <source>Stale · %1 old</source>
        <translation>Sin datos · hace %1</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>Aún sin conexión.</translation>
    </message>
    <message>
        <source>Changes arrive late: another transaction on the server is still open.</source>
        <translation>Los cambios llegan tarde: otra transacción del servidor sigue abierta.</translation>
    </message>
    <message>
        <source>Changes arrive late: %1 holds them back.</source>
        <translation>Los cambios llegan tarde: los retiene %1.</translation>
    </message>
    <message>
        <source>The server does not answer. What you see was true at %1; commands are refused until it is back.</source>
        <translation>El servidor no responde. Lo que ve era cierto a las %1; no se aceptan órdenes hasta que vuelva.</translation>
    </message>
    <message>
        <source>This board can be read but not changed.</source>
        <translation>Este tablero se puede leer, pero no modificar.</translation>
    </message>
    <message>
        <source>There is no connection to the server yet.</source>
        <translation>Aún no hay conexión con el servidor.</translation>
    </message>
    <message>
        <source>The board is stale: the server does not answer. Nothing was sent; nothing is queued.</source>
        <translation>El tablero no está al día: el servidor no responde. No se envió nada; no hay nada en espera.</translation>
    </message>
    <message>
        <source>This board is read-only.</source>
        <translation>Este tablero es de solo lectura.</translation>
    </message>
    <message>
        <source>This board is read-only. %1</source>
        <translation>Este tablero es de solo lectura. %1</translation>
    </message>
    <message>
        <source>%1 · no relay</source>
        <translation>%1 · sin repetidor</translation>
    </message>
    <message>
        <source>Told by the relay.</source>
        <translation>Lo cuenta el repetidor.</translation>
    </message>
    <message>
        <source>The relay does not answer: this desk asks the database itself until it is back.</source>
        <translation>El repetidor no responde: este escritorio pregunta él mismo a la base de datos hasta que vuelva.</translation>
    </message>
    <message>
        <source>Read from the database.</source>
        <translation>Leído de la base de datos.</translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkBar</name>
    <message>
        <source>Offer to more… O</source>
        <translation>Ofrecer a más… O</translation>
    </message>
    <message>
        <source>Release… L</source>
        <translation>Liberar… L</translation>
    </message>
    <message>
        <source>Cancel… Del</source>
        <translation>Cancelar… Supr</translation>
    </message>
    <message>
        <source>Only one</source>
        <translation>Solo una</translation>
    </message>
    <message>
        <source>Choose only the one that is shown below</source>
        <translation>Elegir solo la que se ve abajo</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) chosen</source>
        <translation>
            <numerusform>%n solicitud elegida</numerusform>
            <numerusform>%n solicitudes elegidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkCommands</name>
    <message numerus="yes">
        <source>Offer %n request(s) to more…</source>
        <translation>
            <numerusform>Ofrecer %n solicitud a más…</numerusform>
            <numerusform>Ofrecer %n solicitudes a más…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release the booked slots of %n request(s)…</source>
        <translation>
            <numerusform>Liberar las plazas reservadas de %n solicitud…</numerusform>
            <numerusform>Liberar las plazas reservadas de %n solicitudes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n request(s)…</source>
        <translation>
            <numerusform>Cancelar %n solicitud…</numerusform>
            <numerusform>Cancelar %n solicitudes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>Copiar los números</translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkDialog</name>
    <message>
        <source>&amp;Copy the results</source>
        <translation>&amp;Copiar los resultados</translation>
    </message>
    <message>
        <source>What happens to each</source>
        <translation>Qué pasa con cada una</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be done and will be left out.</source>
        <translation>
            <numerusform>%n no se puede hacer y se omitirá.</numerusform>
            <numerusform>%n no se pueden hacer y se omitirán.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message>
        <source>%1 done, %2 refused.</source>
        <translation>%1 hechas, %2 rechazadas.</translation>
    </message>
    <message numerus="yes">
        <source>%n done.</source>
        <translation>
            <numerusform>%n hecha.</numerusform>
            <numerusform>%n hechas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkPlan</name>
    <message numerus="yes">
        <source>Release the booked slots of %n request(s)</source>
        <translation>
            <numerusform>Liberar las plazas reservadas de %n solicitud</numerusform>
            <numerusform>Liberar las plazas reservadas de %n solicitudes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n request(s)</source>
        <translation>
            <numerusform>Cancelar %n solicitud</numerusform>
            <numerusform>Cancelar %n solicitudes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n request(s) to more therapists</source>
        <translation>
            <numerusform>Ofrecer %n solicitud a más terapeutas</numerusform>
            <numerusform>Ofrecer %n solicitudes a más terapeutas</numerusform>
        </translation>
    </message>
    <message>
        <source>Each therapist is freed and each slot is open again and offered. Many at once cannot be taken back in one step.</source>
        <translation>Cada terapeuta queda libre y cada plaza se abre y se ofrece de nuevo. Varias a la vez no se pueden deshacer de una vez.</translation>
    </message>
    <message>
        <source>All slots are cancelled, therapists are let go and open offers withdrawn. Many at once cannot be taken back in one step.</source>
        <translation>Se cancelan todas las plazas, se libera a los terapeutas y se retiran las ofertas abiertas. Varias a la vez no se pueden deshacer de una vez.</translation>
    </message>
    <message>
        <source>Every eligible therapist who was not asked yet is asked.</source>
        <translation>Se ofrece a cada terapeuta apto que aún no la recibió.</translation>
    </message>
    <message numerus="yes">
        <source>Release %n slot(s)</source>
        <translation>
            <numerusform>Liberar %n plaza</numerusform>
            <numerusform>Liberar %n plazas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n request(s)</source>
        <translation>
            <numerusform>Ofrecer %n solicitud</numerusform>
            <numerusform>Ofrecer %n solicitudes</numerusform>
        </translation>
    </message>
    <message>
        <source>Slot %1: %2 is freed</source>
        <translation>Plaza %1: %2 queda libre</translation>
    </message>
    <message>
        <source>Nobody is booked</source>
        <translation>Nadie con cita</translation>
    </message>
    <message numerus="yes">
        <source>%n open slot(s)</source>
        <translation>
            <numerusform>%n plaza abierta</numerusform>
            <numerusform>%n plazas abiertas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) out now</source>
        <translation>
            <numerusform>%n oferta enviada ahora</numerusform>
            <numerusform>%n ofertas enviadas ahora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n therapist(s) let go</source>
        <translation>
            <numerusform>%n terapeuta liberado</numerusform>
            <numerusform>%n terapeutas liberados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) withdrawn</source>
        <translation>
            <numerusform>%n oferta retirada</numerusform>
            <numerusform>%n ofertas retiradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is booked or asked</source>
        <translation>Nadie con cita ni con oferta</translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkTable</name>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué pasa</translation>
    </message>
</context>
<context>
    <name>slotdesk::CallCard</name>
    <message>
        <source>To call about %1</source>
        <translation>Llamadas por la %1</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>Ver la solicitud</translation>
    </message>
    <message>
        <source>Close the list of %1</source>
        <translation>Cerrar la lista de %1</translation>
    </message>
    <message>
        <source>Close this list; what I did today brings it back</source>
        <translation>Cerrar esta lista; se recupera en «Lo que hice hoy»</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Tick when %1 knows</source>
        <translation>Marque cuando %1 lo sepa</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>sin número</translation>
    </message>
    <message>
        <source>Call with the telephone program of this computer</source>
        <translation>Llamar con el programa de teléfono de este equipo</translation>
    </message>
    <message>
        <source>Call %1, %2</source>
        <translation>Llamar a %1, %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the number of %1</source>
        <translation>Copiar el número de %1</translation>
    </message>
    <message>
        <source>Double booking</source>
        <translation>Doble reserva</translation>
    </message>
    <message>
        <source>%1 · told by %2 · %3</source>
        <translation>%1 · avisado por %2 · %3</translation>
    </message>
</context>
<context>
    <name>slotdesk::CallCommands</name>
    <message>
        <source>this request, %1</source>
        <translation>esta solicitud, %1</translation>
    </message>
    <message>
        <source>the client, %1</source>
        <translation>el cliente, %1</translation>
    </message>
    <message>
        <source>the therapist, %1</source>
        <translation>el terapeuta, %1</translation>
    </message>
    <message>
        <source>Pinned as a warning</source>
        <translation>Fijada como aviso</translation>
    </message>
    <message>
        <source>Unpinned; the note stays</source>
        <translation>Ya no está fijada; la nota se queda</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::CallLists</name>
    <message>
        <source>client</source>
        <translation>cliente</translation>
    </message>
    <message>
        <source>had slot %1</source>
        <translation>tenía la plaza %1</translation>
    </message>
    <message>
        <source>was too many</source>
        <translation>sobraba</translation>
    </message>
</context>
<context>
    <name>slotdesk::CallPanel</name>
    <message>
        <source>To be called</source>
        <translation>Por llamar</translation>
    </message>
    <message>
        <source>People to be called</source>
        <translation>Personas por llamar</translation>
    </message>
</context>
<context>
    <name>slotdesk::CallerPanel</name>
    <message>
        <source>Caller</source>
        <translation>Quien llama</translation>
    </message>
    <message>
        <source>The call is over (Esc)</source>
        <translation>La llamada terminó (Esc)</translation>
    </message>
    <message>
        <source>Close the caller</source>
        <translation>Cerrar la llamada</translation>
    </message>
    <message>
        <source>New request…</source>
        <translation>Nueva solicitud…</translation>
    </message>
    <message>
        <source>Book something for this client</source>
        <translation>Reservar algo para este cliente</translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation>Añadir nota…</translation>
    </message>
    <message>
        <source>What to see of the caller</source>
        <translation>Qué ver de quien llama</translation>
    </message>
    <message>
        <source>What the caller sees on the own screen right now</source>
        <translation>Lo que quien llama ve ahora en su pantalla</translation>
    </message>
    <message>
        <source>All requests of the caller, today first</source>
        <translation>Todas las solicitudes de quien llama, primero las de hoy</translation>
    </message>
    <message>
        <source>What the caller sees</source>
        <translation>Lo que ve quien llama</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>sin número</translation>
    </message>
    <message>
        <source>%1 to come, %2 in all</source>
        <translation>%1 próximas, %2 en total</translation>
    </message>
    <message>
        <source>The client&apos;s own list, as their program shows it now</source>
        <translation>La lista del cliente, como la muestra ahora su aplicación</translation>
    </message>
    <message>
        <source>The therapist&apos;s own offers and appointments, as their program shows them</source>
        <translation>Las ofertas y citas del terapeuta, como las muestra su aplicación</translation>
    </message>
    <message>
        <source>Caller: %1</source>
        <translation>Llama: %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>What they see</source>
        <translation>Lo que ve</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Nothing was ever booked.</source>
        <translation>Nunca se reservó nada.</translation>
    </message>
</context>
<context>
    <name>slotdesk::CallerTable</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Próximas</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Pasadas</translation>
    </message>
    <message>
        <source>Offers to answer</source>
        <translation>Ofertas por responder</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nadie todavía</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>la plaza %1</translation>
    </message>
    <message>
        <source>%1 to answer</source>
        <translation>%1 por responder</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation>%1 aquí</translation>
    </message>
</context>
<context>
    <name>slotdesk::CancelDialog</name>
    <message>
        <source>Cancel request %1</source>
        <translation>Cancelar la solicitud %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>Cancelar %1</translation>
    </message>
    <message>
        <source>Cancel this appointment</source>
        <translation>Cancelar esta cita</translation>
    </message>
    <message numerus="yes">
        <source>%n booked therapist(s) will be let go.</source>
        <translation>
            <numerusform>Se liberará a %n terapeuta con cita.</numerusform>
            <numerusform>Se liberará a %n terapeutas con cita.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is booked yet.</source>
        <translation>Aún no hay nadie con cita.</translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) will be withdrawn.</source>
        <translation>
            <numerusform>Se retirará %n oferta.</numerusform>
            <numerusform>Se retirarán %n ofertas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The open slot is taken off the request; the other slots stay.</source>
        <translation>La plaza abierta se quita de la solicitud; las demás se mantienen.</translation>
    </message>
    <message>
        <source>%1 will be let go; the slot is not offered again. The other slots stay.</source>
        <translation>Se libera a %1 y la plaza no se vuelve a ofrecer. Las demás se mantienen.</translation>
    </message>
    <message>
        <source>%1 will be let go; the other appointments stay.</source>
        <translation>Se libera a %1; las demás citas se mantienen.</translation>
    </message>
    <message>
        <source>Who asked for it?</source>
        <translation>¿Quién lo pidió?</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All of it: %n slot(s)</source>
        <translation>
            <numerusform>&amp;Toda: %n plaza</numerusform>
            <numerusform>&amp;Toda: %n plazas</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nadie todavía</translation>
    </message>
    <message>
        <source>Only slot &amp;%1 · %2</source>
        <translation>Solo la plaza &amp;%1 · %2</translation>
    </message>
    <message>
        <source>Only the surplus appointment · %1</source>
        <translation>Solo la cita sobrante · %1</translation>
    </message>
    <message>
        <source>The &amp;client</source>
        <translation>El &amp;cliente</translation>
    </message>
    <message>
        <source>The &amp;therapist</source>
        <translation>El &amp;terapeuta</translation>
    </message>
    <message>
        <source>The &amp;desk</source>
        <translation>El &amp;puesto</translation>
    </message>
    <message numerus="yes">
        <source>Late · it starts %1, less than %n hour(s) away</source>
        <translation>
            <numerusform>Tarde · empieza %1, falta menos de %n hora</numerusform>
            <numerusform>Tarde · empieza %1, faltan menos de %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Late · it started %1</source>
        <translation>Tarde · empezó %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>To be called afterwards: %1.</source>
        <translation>Después hay que llamar a: %1.</translation>
    </message>
</context>
<context>
    <name>slotdesk::CandidateTable</name>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Free before</source>
        <translation>Libre antes</translation>
    </message>
    <message>
        <source>Free after</source>
        <translation>Libre después</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazos</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Offers declined in the last 30 days</source>
        <translation>Ofertas rechazadas en los últimos 30 días</translation>
    </message>
    <message>
        <source>free day</source>
        <translation>día libre</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>aún sin oferta</translation>
    </message>
    <message>
        <source>offer: %1</source>
        <translation>oferta: %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::ChipBar</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Show every request again (Esc in the search box)</source>
        <translation>Mostrar de nuevo todas las solicitudes (Esc en el buscador)</translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filtro</numerusform>
            <numerusform>%n filtros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::ChipButton</name>
    <message numerus="yes">
        <source>%1, %n request(s)</source>
        <translation>
            <numerusform>%1, %n solicitud</numerusform>
            <numerusform>%1, %n solicitudes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::ColumnMenu</name>
    <message>
        <source>Arrange columns…</source>
        <translation>Ordenar columnas…</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Columnas como al principio</translation>
    </message>
</context>
<context>
    <name>slotdesk::ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Columns, from left to right</source>
        <translation>Columnas, de izquierda a derecha</translation>
    </message>
    <message>
        <source>Space shows or hides. Alt with an arrow moves.</source>
        <translation>Espacio muestra u oculta. Alt y una flecha mueven.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Como al principio</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>slotdesk::CommandDialog</name>
    <message>
        <source>Keep as it is</source>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <source>The reasons could not be read.</source>
        <translation>No se pudieron leer los motivos.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Consultando al servidor…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close, the board will tell</source>
        <translation>Cerrar, el tablero lo dirá</translation>
    </message>
    <message>
        <source>The reply was lost: it is not known yet whether this was done.</source>
        <translation>La respuesta se perdió: aún no se sabe si se hizo.</translation>
    </message>
    <message>
        <source>“Try again” asks for the same command; it is never done twice. %1</source>
        <translation>«Reintentar» pide la misma orden; nunca se hace dos veces. %1</translation>
    </message>
    <message>
        <source>What is shown here is up to date now. Decide again.</source>
        <translation>Lo que ve aquí ya está al día. Vuelva a decidir.</translation>
    </message>
    <message>
        <source>The list is up to date now. Choose somebody else.</source>
        <translation>La lista ya está al día. Elija a otra persona.</translation>
    </message>
    <message>
        <source>Nothing more can be booked on this request.</source>
        <translation>En esta solicitud ya no se puede reservar nada más.</translation>
    </message>
    <message>
        <source>Somebody else is changing this right now. Try again in a moment.</source>
        <translation>Otra persona lo está modificando ahora mismo. Reinténtelo en un momento.</translation>
    </message>
    <message>
        <source>Ask a supervisor if this should be yours to do.</source>
        <translation>Pregunte a un supervisor si esto le corresponde.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>slotdesk::CommandLogTable</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Taken back at %1</source>
        <translation>Deshecha a las %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Rechazada: %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué quiere hacer?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar una orden</translation>
    </message>
</context>
<context>
    <name>slotdesk::CommandRunner</name>
    <message>
        <source>The connection was given up before the reply came.</source>
        <translation>La conexión se abandonó antes de que llegara la respuesta.</translation>
    </message>
</context>
<context>
    <name>slotdesk::CommandWords</name>
    <message>
        <source>Made a request</source>
        <translation>Creó una solicitud</translation>
    </message>
    <message>
        <source>Offered to more</source>
        <translation>Ofreció a más</translation>
    </message>
    <message>
        <source>Accepted an offer</source>
        <translation>Aceptó una oferta</translation>
    </message>
    <message>
        <source>Declined an offer</source>
        <translation>Rechazó una oferta</translation>
    </message>
    <message>
        <source>Withdrew an offer</source>
        <translation>Retiró una oferta</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>Apuntó a la lista de espera</translation>
    </message>
    <message>
        <source>Assigned a slot</source>
        <translation>Asignó una plaza</translation>
    </message>
    <message>
        <source>Reassigned a slot</source>
        <translation>Reasignó una plaza</translation>
    </message>
    <message>
        <source>Swapped two slots</source>
        <translation>Intercambió dos plazas</translation>
    </message>
    <message>
        <source>Released a slot</source>
        <translation>Liberó una plaza</translation>
    </message>
    <message>
        <source>Moved a request</source>
        <translation>Cambió una solicitud de hora</translation>
    </message>
    <message>
        <source>Cancelled a slot</source>
        <translation>Canceló una plaza</translation>
    </message>
    <message>
        <source>Cancelled a request</source>
        <translation>Canceló una solicitud</translation>
    </message>
    <message>
        <source>Noted a visit as done</source>
        <translation>Anotó una visita hecha</translation>
    </message>
    <message>
        <source>Noted a no-show</source>
        <translation>Anotó una ausencia</translation>
    </message>
    <message>
        <source>Took something back</source>
        <translation>Deshizo algo</translation>
    </message>
    <message>
        <source>Reported a problem</source>
        <translation>Avisó de un problema</translation>
    </message>
    <message>
        <source>Wrote a note</source>
        <translation>Escribió una nota</translation>
    </message>
    <message>
        <source>Took an alert</source>
        <translation>Tomó una alerta</translation>
    </message>
    <message>
        <source>Let an alert sleep</source>
        <translation>Pospuso una alerta</translation>
    </message>
    <message>
        <source>Dismissed an alert</source>
        <translation>Descartó una alerta</translation>
    </message>
    <message>
        <source>Reopened an alert</source>
        <translation>Reabrió una alerta</translation>
    </message>
    <message>
        <source>Ended a double booking</source>
        <translation>Resolvió una doble reserva</translation>
    </message>
    <message>
        <source>Signed an alert off</source>
        <translation>Dio el visto bueno a una alerta</translation>
    </message>
    <message>
        <source>Released several</source>
        <translation>Liberó varias</translation>
    </message>
    <message>
        <source>Cancelled several</source>
        <translation>Canceló varias</translation>
    </message>
    <message>
        <source>Offered several</source>
        <translation>Ofreció varias</translation>
    </message>
    <message>
        <source>Saved a client</source>
        <translation>Guardó un cliente</translation>
    </message>
    <message>
        <source>Saved a therapist</source>
        <translation>Guardó un terapeuta</translation>
    </message>
    <message>
        <source>Saved a market</source>
        <translation>Guardó una zona</translation>
    </message>
    <message>
        <source>Saved a colleague</source>
        <translation>Guardó un compañero</translation>
    </message>
    <message>
        <source>Saved a setting</source>
        <translation>Guardó un ajuste</translation>
    </message>
    <message>
        <source>Ticked a call</source>
        <translation>Marcó una llamada</translation>
    </message>
    <message>
        <source>Said where events go</source>
        <translation>Indicó adónde van los eventos</translation>
    </message>
    <message>
        <source>Sent an event again</source>
        <translation>Volvió a enviar un evento</translation>
    </message>
    <message>
        <source>Said why a case happened</source>
        <translation>Indicó por qué pasó un caso</translation>
    </message>
</context>
<context>
    <name>slotdesk::ConnectForm</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>db.example.com, service=NAME or postgresql://…</source>
        <translation>db.example.com, service=NOMBRE o postgresql://…</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>el suyo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>empty: from ~/.pgpass</source>
        <translation>vacía: de ~/.pgpass</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>If the server can</source>
        <translation>Si el servidor puede</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Always, and check who it is</source>
        <translation>Siempre, y comprobar quién es</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Consultando al servidor…</translation>
    </message>
</context>
<context>
    <name>slotdesk::ConnectionCheck</name>
    <message>
        <source>There is no computer of that name: %1.</source>
        <translation>No hay ningún equipo con ese nombre: %1.</translation>
    </message>
    <message>
        <source>Check the spelling of the server&apos;s name, and that you are on the right network or VPN.</source>
        <translation>Compruebe cómo está escrito el nombre del servidor y que está en la red o VPN correcta.</translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation>Nadie responde en %1.</translation>
    </message>
    <message>
        <source>Check that the server runs, its port, and that no firewall is in between.</source>
        <translation>Compruebe que el servidor está en marcha, su puerto y que no hay un cortafuegos en medio.</translation>
    </message>
    <message>
        <source>A server answers at %1, but no encrypted connection could be made.</source>
        <translation>Un servidor responde en %1, pero no se pudo cifrar la conexión.</translation>
    </message>
    <message>
        <source>Check the encryption setting and the server&apos;s certificate (sslmode, sslrootcert).</source>
        <translation>Compruebe el ajuste de cifrado y el certificado del servidor (sslmode, sslrootcert).</translation>
    </message>
    <message>
        <source>The server does not accept this login with this password: %1.</source>
        <translation>El servidor no acepta este usuario con esta contraseña: %1.</translation>
    </message>
    <message>
        <source>Check both. A password left empty is looked for in ~/.pgpass and in the service file.</source>
        <translation>Compruebe ambos. Una contraseña vacía se busca en ~/.pgpass y en el archivo de servicios.</translation>
    </message>
    <message>
        <source>The server does not let this login in from this computer: %1.</source>
        <translation>El servidor no deja entrar a este usuario desde este equipo: %1.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator to allow it (pg_hba.conf, right to connect), perhaps only encrypted.</source>
        <translation>Pida al administrador del servidor que lo permita (pg_hba.conf, derecho a conectarse), quizá solo cifrado.</translation>
    </message>
    <message>
        <source>The server has no database of that name: %1.</source>
        <translation>El servidor no tiene ninguna base de datos con ese nombre: %1.</translation>
    </message>
    <message>
        <source>Check the name of the database.</source>
        <translation>Compruebe el nombre de la base de datos.</translation>
    </message>
    <message>
        <source>The server takes no connection at the moment: %1.</source>
        <translation>El servidor no admite conexiones en este momento: %1.</translation>
    </message>
    <message>
        <source>It is starting, stopping or full. Try again in a moment.</source>
        <translation>Se está iniciando, deteniendo o está lleno. Reinténtelo en un momento.</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; Slotdesk needs 15 or newer.</source>
        <translation>El servidor es PostgreSQL %1; Slotdesk necesita el 15 o más reciente.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator.</source>
        <translation>Pregunte al administrador del servidor.</translation>
    </message>
    <message>
        <source>There is a database, but no Slotdesk in it: %1.</source>
        <translation>Hay una base de datos, pero sin Slotdesk: %1.</translation>
    </message>
    <message>
        <source>Check the name of the database. An administrator sets Slotdesk up in it with: slotctl init</source>
        <translation>Compruebe el nombre de la base de datos. Un administrador instala Slotdesk en ella con: slotctl init</translation>
    </message>
    <message>
        <source>Nobody has given the login %1 a role in Slotdesk yet.</source>
        <translation>Nadie ha dado todavía al usuario %1 un papel en Slotdesk.</translation>
    </message>
    <message>
        <source>Ask an administrator of this Slotdesk to add you to the staff: %1.</source>
        <translation>Pida a un administrador de este Slotdesk que lo añada al personal: %1.</translation>
    </message>
    <message>
        <source>The server has schema %1, newer than this program&apos;s %2: the board can be read but not changed.</source>
        <translation>El servidor tiene el esquema %1, más reciente que el %2 de este programa: el tablero se puede leer, pero no modificar.</translation>
    </message>
    <message>
        <source>Update Slotdesk on this computer.</source>
        <translation>Actualice Slotdesk en este equipo.</translation>
    </message>
    <message>
        <source>Connected as %1 to PostgreSQL %2, schema %3.</source>
        <translation>Conectado como %1 a PostgreSQL %2, esquema %3.</translation>
    </message>
    <message>
        <source>There is no Slotdesk in this database yet.</source>
        <translation>En esta base de datos aún no hay ningún Slotdesk.</translation>
    </message>
    <message>
        <source>The server has schema %1, but this program needs %2.</source>
        <translation>El servidor tiene el esquema %1, pero este programa necesita el %2.</translation>
    </message>
    <message>
        <source>Ask its administrator to bring it up to date: slotctl init</source>
        <translation>Pida a su administrador que lo actualice: slotctl init</translation>
    </message>
</context>
<context>
    <name>slotdesk::DeadLetterDialog</name>
    <message>
        <source>What never reached another program</source>
        <translation>Lo que no llegó a otro programa</translation>
    </message>
    <message>
        <source>The relay gave these events up after several tries. What came after them on the same request was delivered, and says that something is missing.</source>
        <translation>El repetidor desistió de estos eventos tras varios intentos. Lo que vino después en la misma solicitud se entregó, y dice que falta algo.</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>&amp;Enviar otra vez</translation>
    </message>
    <message>
        <source>Show the &amp;request</source>
        <translation>&amp;Ver la solicitud</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Supervisors and administrators see this.</source>
        <translation>Esto lo ven los supervisores y los administradores.</translation>
    </message>
    <message>
        <source>Everything was delivered.</source>
        <translation>Todo se entregó.</translation>
    </message>
    <message>
        <source>It is on its way again.</source>
        <translation>Está otra vez en camino.</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>It goes out again.</source>
        <translation>Sale otra vez.</translation>
    </message>
</context>
<context>
    <name>slotdesk::DeadLetterStrip</name>
    <message>
        <source>Show them</source>
        <translation>Verlos</translation>
    </message>
    <message>
        <source>What the relay could not deliver, one by one</source>
        <translation>Lo que el repetidor no pudo entregar, uno por uno</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) never reached another program.</source>
        <translation>
            <numerusform>%n evento no llegó a otro programa.</numerusform>
            <numerusform>%n eventos no llegaron a otro programa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::DeadLetterTable</name>
    <message>
        <source>Given up</source>
        <translation>Desistió</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>It redirects (%1), which is not followed</source>
        <translation>Redirige (%1), lo cual no se sigue</translation>
    </message>
    <message>
        <source>It answered with the status %1</source>
        <translation>Respondió con el estado %1</translation>
    </message>
    <message>
        <source>Being sent again</source>
        <translation>Enviándose otra vez</translation>
    </message>
</context>
<context>
    <name>slotdesk::DeedTable</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Rechazada: %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::DeskCommands</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>There is nothing of yours to undo.</source>
        <translation>No hay nada suyo que deshacer.</translation>
    </message>
    <message>
        <source>%1 · Not undone. %2</source>
        <translation>%1 · No se deshizo. %2</translation>
    </message>
    <message>
        <source>Assign %1…</source>
        <translation>Asignar %1…</translation>
    </message>
    <message>
        <source>Reassign %1 (%2)…</source>
        <translation>Reasignar %1 (%2)…</translation>
    </message>
    <message>
        <source>Release %1 (%2)…</source>
        <translation>Liberar %1 (%2)…</translation>
    </message>
    <message>
        <source>Cancel %1…</source>
        <translation>Cancelar %1…</translation>
    </message>
    <message>
        <source>Offer to more</source>
        <translation>Ofrecer a más</translation>
    </message>
    <message>
        <source>Cancel request…</source>
        <translation>Cancelar la solicitud…</translation>
    </message>
    <message>
        <source>Copy phone number</source>
        <translation>Copiar el teléfono</translation>
    </message>
    <message>
        <source>Copy request number</source>
        <translation>Copiar el número de solicitud</translation>
    </message>
    <message>
        <source>Swap %1 (%2) with another booking…</source>
        <translation>Intercambiar %1 (%2) con otra cita…</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Avisar de un problema…</translation>
    </message>
    <message>
        <source>Undo what you did here last</source>
        <translation>Deshacer lo último que hizo aquí</translation>
    </message>
</context>
<context>
    <name>slotdesk::DeskProgram</name>
    <message>
        <source>Slotdesk</source>
        <translation>Slotdesk</translation>
    </message>
</context>
<context>
    <name>slotdesk::DeskWindows</name>
    <message>
        <source>%1 · window %2</source>
        <translation>%1 · ventana %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::DetailHead</name>
    <message>
        <source>Offer to more O</source>
        <translation>Ofrecer a más O</translation>
    </message>
    <message>
        <source>Cancel request… Del</source>
        <translation>Cancelar… Supr</translation>
    </message>
    <message>
        <source>Ask every eligible therapist who was not asked yet (O)</source>
        <translation>Ofrecerla a cada terapeuta apto que aún no la recibió (O)</translation>
    </message>
    <message>
        <source>Cancel all of it and let everybody go (Del)</source>
        <translation>Cancelarla entera y liberar a todos (Supr)</translation>
    </message>
    <message>
        <source>All about the client (C)</source>
        <translation>Todo sobre el cliente (C)</translation>
    </message>
    <message>
        <source>I handle this: other desks see it (H)</source>
        <translation>Me ocupo yo: los demás puestos lo ven (H)</translation>
    </message>
    <message>
        <source>You are on it</source>
        <translation>Se ocupa usted</translation>
    </message>
    <message>
        <source>%1 is on it</source>
        <translation>Se ocupa %1</translation>
    </message>
    <message>
        <source>Since %1, for %2. It stops nobody.</source>
        <translation>Desde las %1, por %2. No bloquea a nadie.</translation>
    </message>
    <message>
        <source>Report… P</source>
        <translation>Avisar… P</translation>
    </message>
    <message>
        <source>Raise an alert about this booking for everybody (P)</source>
        <translation>Generar para todos una alerta sobre esta reserva (P)</translation>
    </message>
    <message>
        <source>Looking at it: %1</source>
        <translation>Viéndola ahora: %1</translation>
    </message>
    <message>
        <source>%1 looks at it</source>
        <translation>%1 la está viendo</translation>
    </message>
    <message numerus="yes">
        <source>%n look at it</source>
        <translation>
            <numerusform>%n persona la está viendo</numerusform>
            <numerusform>%n personas la están viendo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::DetailPanel</name>
    <message>
        <source>Choose a request to see its slots and what happened to it.</source>
        <translation>Elija una solicitud para ver sus plazas y su historial.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Note · %1</source>
        <translation>Nota · %1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>slotdesk::DismissDialog</name>
    <message>
        <source>Dismiss the alert on %1</source>
        <translation>Descartar la alerta de %1</translation>
    </message>
    <message>
        <source>Every booking stays as it is. The alert comes back when another one joins them.</source>
        <translation>Todas las reservas quedan como están. La alerta vuelve cuando se les suma otra.</translation>
    </message>
    <message>
        <source>Nothing is changed on the request. It is off the list for everybody.</source>
        <translation>No se cambia nada en la solicitud. Sale de la lista para todos.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>slotdesk::DockTitle</name>
    <message>
        <source>Drag it to another side</source>
        <translation>Arrástrelo a otro lado</translation>
    </message>
</context>
<context>
    <name>slotdesk::EventWords</name>
    <message>
        <source>created the request</source>
        <translation>creó la solicitud</translation>
    </message>
    <message>
        <source>sent offers to %5</source>
        <translation>envió ofertas a %5</translation>
    </message>
    <message>
        <source>accepted · took slot %2</source>
        <translation>aceptó · ocupó la plaza %2</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazó</translation>
    </message>
    <message>
        <source>&apos;s offer was withdrawn</source>
        <translation>se quedó sin oferta: fue retirada</translation>
    </message>
    <message>
        <source>let offers lapse</source>
        <translation>dejó caducar ofertas</translation>
    </message>
    <message>
        <source>joined the waiting list</source>
        <translation>se apuntó a la lista de espera</translation>
    </message>
    <message>
        <source>got slot %2 from the waiting list</source>
        <translation>obtuvo la plaza %2 por la lista de espera</translation>
    </message>
    <message>
        <source>assigned to slot %2 by %3</source>
        <translation>recibió la plaza %2, por %3</translation>
    </message>
    <message>
        <source>took over slot %2 from %4, by %3</source>
        <translation>relevó a %4 en la plaza %2, por %3</translation>
    </message>
    <message>
        <source>changed places with %4 and has slot %2, by %3</source>
        <translation>cambió su lugar con %4 y tiene la plaza %2, por %3</translation>
    </message>
    <message>
        <source>has done slot %2, said %3</source>
        <translation>hizo la plaza %2, según %3</translation>
    </message>
    <message>
        <source>found nobody for slot %2, said %3</source>
        <translation>no encontró a nadie en la plaza %2, según %3</translation>
    </message>
    <message>
        <source>moved the request to another time</source>
        <translation>cambió la hora de la solicitud</translation>
    </message>
    <message>
        <source>took back what was done before</source>
        <translation>deshizo lo anterior</translation>
    </message>
    <message>
        <source>released from slot %2 by %3</source>
        <translation>quedó libre de la plaza %2, por %3</translation>
    </message>
    <message>
        <source>cancelled slot %2</source>
        <translation>canceló la plaza %2</translation>
    </message>
    <message>
        <source>cancelled the request</source>
        <translation>canceló la solicitud</translation>
    </message>
    <message>
        <source>closed the request: nobody had taken it</source>
        <translation>cerró la solicitud: nadie la había tomado</translation>
    </message>
    <message>
        <source>raised an alert</source>
        <translation>generó una alerta</translation>
    </message>
    <message>
        <source>closed an alert</source>
        <translation>cerró una alerta</translation>
    </message>
    <message>
        <source>saw an alert change</source>
        <translation>vio cambiar una alerta</translation>
    </message>
    <message>
        <source>took an alert</source>
        <translation>tomó una alerta</translation>
    </message>
    <message>
        <source>let an alert sleep</source>
        <translation>pospuso una alerta</translation>
    </message>
    <message>
        <source>woke an alert</source>
        <translation>reactivó una alerta</translation>
    </message>
    <message>
        <source>dismissed an alert</source>
        <translation>descartó una alerta</translation>
    </message>
    <message>
        <source>resolved a double booking</source>
        <translation>resolvió una doble reserva</translation>
    </message>
    <message>
        <source>reopened an alert</source>
        <translation>reabrió una alerta</translation>
    </message>
    <message>
        <source>signed an alert off</source>
        <translation>dio el visto bueno a una alerta</translation>
    </message>
    <message>
        <source>reported a problem</source>
        <translation>avisó de un problema</translation>
    </message>
    <message>
        <source>added a note</source>
        <translation>añadió una nota</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>El reloj</translation>
    </message>
    <message>
        <source>The guard</source>
        <translation>El guardián</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>otra persona</translation>
    </message>
    <message numerus="yes">
        <source>%n therapist(s)</source>
        <translation>
            <numerusform>%n terapeuta</numerusform>
            <numerusform>%n terapeutas</numerusform>
        </translation>
    </message>
    <message>
        <source>written by hand, %1</source>
        <translation>escrito a mano, %1</translation>
    </message>
    <message>
        <source>proposed how a double booking ends</source>
        <translation>propuso cómo termina una doble reserva</translation>
    </message>
    <message>
        <source>told somebody how it ended</source>
        <translation>avisó a alguien de cómo terminó</translation>
    </message>
    <message>
        <source>said that somebody is still to be called</source>
        <translation>dijo que aún hay que llamar a alguien</translation>
    </message>
    <message>
        <source>said why a case happened</source>
        <translation>indicó por qué pasó un caso</translation>
    </message>
    <message>
        <source>client cancelled</source>
        <translation>el cliente canceló</translation>
    </message>
    <message>
        <source>client no answer</source>
        <translation>el cliente no responde</translation>
    </message>
    <message>
        <source>therapist cancelled</source>
        <translation>el terapeuta canceló</translation>
    </message>
    <message>
        <source>therapist late</source>
        <translation>el terapeuta llega tarde</translation>
    </message>
    <message>
        <source>car trouble</source>
        <translation>avería del coche</translation>
    </message>
    <message>
        <source>illness</source>
        <translation>enfermedad</translation>
    </message>
    <message>
        <source>client wish</source>
        <translation>deseo del cliente</translation>
    </message>
    <message>
        <source>double booking</source>
        <translation>doble reserva</translation>
    </message>
    <message>
        <source>nobody accepted</source>
        <translation>nadie aceptó</translation>
    </message>
    <message>
        <source>phone agreement</source>
        <translation>acordado por teléfono</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>mal tiempo</translation>
    </message>
    <message>
        <source>no longer needed</source>
        <translation>ya no hace falta</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>registrada por error</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro motivo</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>falsa alarma</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>se queda como está</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>atendida</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>no está resuelta</translation>
    </message>
    <message>
        <source>new time</source>
        <translation>otra hora</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>no había nadie</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tarde</translation>
    </message>
</context>
<context>
    <name>slotdesk::GuardDialog</name>
    <message>
        <source>The guard on the old backend</source>
        <translation>El guardián del sistema antiguo</translation>
    </message>
    <message>
        <source>Double bookings of the old backend that still stand</source>
        <translation>Dobles reservas del sistema antiguo que siguen en pie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No double booking stands.</source>
        <translation>Ninguna doble reserva sigue en pie.</translation>
    </message>
    <message>
        <source>No guard that you may read is installed in this database. The engineer of the old backend installs it with “slotctl guard install”.</source>
        <translation>En esta base de datos no hay instalado ningún guardián que usted pueda leer. El ingeniero del sistema antiguo lo instala con «slotctl guard install».</translation>
    </message>
    <message>
        <source>Its trigger on %1 is missing or disabled: nothing is watched. Whoever looks after the old backend has to install it again.</source>
        <translation>Falta su disparador en %1 o está desactivado: no se vigila nada. Quien lleve el sistema antiguo debe instalarlo de nuevo.</translation>
    </message>
    <message>
        <source>It refuses double bookings on %1.</source>
        <translation>Rechaza las dobles reservas en %1.</translation>
    </message>
    <message>
        <source>It observes %1: double bookings are stored, and listed here until they are repaired.</source>
        <translation>Observa %1: las dobles reservas se guardan y aparecen aquí hasta que se reparen.</translation>
    </message>
</context>
<context>
    <name>slotdesk::GuardFindingTable</name>
    <message>
        <source>process %1</source>
        <translation>proceso %1</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, proceso %2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En pie</translation>
    </message>
    <message>
        <source>Ms after the first</source>
        <translation>Ms tras la primera</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Escrita por</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::GuardStrip</name>
    <message>
        <source>Show them</source>
        <translation>Verlas</translation>
    </message>
    <message>
        <source>The double bookings of the old backend, one by one</source>
        <translation>Las dobles reservas del sistema antiguo, una a una</translation>
    </message>
    <message>
        <source>The guard on the old backend is switched off: its double bookings are not seen.</source>
        <translation>El guardián del sistema antiguo está apagado: sus dobles reservas no se ven.</translation>
    </message>
    <message numerus="yes">
        <source>%n double booking(s) of the old backend still stand.</source>
        <translation>
            <numerusform>%n doble reserva del sistema antiguo sigue en pie.</numerusform>
            <numerusform>%n dobles reservas del sistema antiguo siguen en pie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::Listings</name>
    <message>
        <source>There is no market &quot;%1&quot; that you may see.</source>
        <translation>No hay ninguna zona «%1» que usted pueda ver.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time.</source>
        <translation>«%1» no es una hora.</translation>
    </message>
    <message>
        <source>Write 2026-12-01 18:30 or 2026-12-01T18:30:00+01:00.</source>
        <translation>Escriba 2026-12-01 18:30 o 2026-12-01T18:30:00+01:00.</translation>
    </message>
    <message>
        <source>There is no market %1 that you may see.</source>
        <translation>No hay ninguna zona %1 que usted pueda ver.</translation>
    </message>
    <message>
        <source>Give the time with its offset, such as 2026-12-01T18:30:00-08:00.</source>
        <translation>Dé la hora con su desfase, por ejemplo 2026-12-01T18:30:00-08:00.</translation>
    </message>
    <message>
        <source>%1 does not exist in %2: the clocks skip it.</source>
        <translation>%1 no existe en %2: los relojes la saltan.</translation>
    </message>
    <message>
        <source>%1 comes twice in %2: the clocks go back.</source>
        <translation>%1 ocurre dos veces en %2: los relojes se atrasan.</translation>
    </message>
</context>
<context>
    <name>slotdesk::MainWindow</name>
    <message>
        <source>Slotdesk · %1</source>
        <translation>Slotdesk · %1</translation>
    </message>
    <message>
        <source>A command is under way</source>
        <translation>Hay una orden en curso</translation>
    </message>
    <message>
        <source>The server has not answered yet. It may still do what was asked. Leave?</source>
        <translation>El servidor aún no ha respondido. Puede que todavía haga lo pedido. ¿Salir?</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Quitar la búsqueda y los filtros</translation>
    </message>
    <message>
        <source>To the list of requests</source>
        <translation>Ir a la lista de solicitudes</translation>
    </message>
    <message>
        <source>To the outstanding offers</source>
        <translation>Ir a las ofertas pendientes</translation>
    </message>
    <message>
        <source>Offers of all requests or of this one</source>
        <translation>Ofertas de todas las solicitudes o de esta</translation>
    </message>
    <message>
        <source>The chosen request</source>
        <translation>La solicitud elegida</translation>
    </message>
    <message>
        <source>Assign the open slot</source>
        <translation>Asignar la plaza abierta</translation>
    </message>
    <message>
        <source>Reassign the booked slot</source>
        <translation>Reasignar la plaza reservada</translation>
    </message>
    <message>
        <source>Release the booked slot</source>
        <translation>Liberar la plaza reservada</translation>
    </message>
    <message>
        <source>Offer to more therapists</source>
        <translation>Ofrecer a más terapeutas</translation>
    </message>
    <message>
        <source>Withdraw the chosen offer</source>
        <translation>Retirar la oferta elegida</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>Cancelar la solicitud</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>El puesto</translation>
    </message>
    <message>
        <source>Undo what you did last</source>
        <translation>Deshacer lo último que hizo</translation>
    </message>
    <message>
        <source>What is flagged</source>
        <translation>Lo señalado</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>The alert last looked at</source>
        <translation>La última alerta vista</translation>
    </message>
    <message>
        <source>To the alerts</source>
        <translation>Ir a las alertas</translation>
    </message>
    <message>
        <source>Claim the alert</source>
        <translation>Tomar la alerta</translation>
    </message>
    <message>
        <source>Let the alert sleep half an hour</source>
        <translation>Posponer la alerta media hora</translation>
    </message>
    <message>
        <source>Dismiss the alert</source>
        <translation>Descartar la alerta</translation>
    </message>
    <message>
        <source>Resolve the double booking</source>
        <translation>Resolver la doble reserva</translation>
    </message>
    <message>
        <source>Calls and notes</source>
        <translation>Llamadas y notas</translation>
    </message>
    <message>
        <source>All about the client of the chosen request</source>
        <translation>Todo sobre el cliente de la solicitud elegida</translation>
    </message>
    <message>
        <source>The call is over: back to the alerts</source>
        <translation>La llamada terminó: volver a las alertas</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>I handle this request, or not any more</source>
        <translation>Me ocupo de esta solicitud, o ya no</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nuevo cliente</translation>
    </message>
    <message>
        <source>All about %1</source>
        <translation>Todo sobre %1</translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation>Añadir nota…</translation>
    </message>
    <message>
        <source>I do not handle this any more</source>
        <translation>Ya no me ocupo</translation>
    </message>
    <message>
        <source>I handle this</source>
        <translation>Me ocupo yo</translation>
    </message>
    <message>
        <source>Put the chosen offer&apos;s therapist on the waiting list</source>
        <translation>Apuntar al terapeuta de la oferta elegida a la lista de espera</translation>
    </message>
    <message>
        <source>Swap the booked slot&apos;s therapist with another booking</source>
        <translation>Intercambiar al terapeuta de la plaza reservada con otra cita</translation>
    </message>
    <message>
        <source>Sound for what nobody takes, on or off</source>
        <translation>Sonido de lo que nadie toma, sí o no</translation>
    </message>
    <message>
        <source>The sound for what nobody takes is off.</source>
        <translation>El sonido de lo que nadie toma está apagado.</translation>
    </message>
    <message>
        <source>The guard on the old backend</source>
        <translation>El guardián del sistema antiguo</translation>
    </message>
    <message>
        <source>Somebody is still to be called</source>
        <translation>Aún queda alguien por llamar</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) do not know yet that their visit is cancelled. Leave?</source>
        <translation>
            <numerusform>%n persona aún no sabe que su visita está cancelada. ¿Salir?</numerusform>
            <numerusform>%n personas aún no saben que su visita está cancelada. ¿Salir?</numerusform>
        </translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Avisar de un problema</translation>
    </message>
    <message>
        <source>What I did today</source>
        <translation>Lo que hice hoy</translation>
    </message>
    <message>
        <source>To the last message</source>
        <translation>Ir al último mensaje</translation>
    </message>
    <message>
        <source>To the people to be called</source>
        <translation>Ir a las personas por llamar</translation>
    </message>
    <message>
        <source>Nobody is waiting for a call.</source>
        <translation>Nadie espera una llamada.</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Tendencias</translation>
    </message>
    <message>
        <source>It sounds until what is new is claimed.</source>
        <translation>Suena hasta que alguien atienda lo nuevo.</translation>
    </message>
    <message>
        <source>What happened to the alert</source>
        <translation>Qué pasó con la alerta</translation>
    </message>
    <message>
        <source>Settled alerts</source>
        <translation>Alertas resueltas</translation>
    </message>
    <message>
        <source>Show the race behind the alert</source>
        <translation>Mostrar la carrera tras la alerta</translation>
    </message>
    <message>
        <source>What never reached another program</source>
        <translation>Lo que no llegó a otro programa</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Cola de revisión</translation>
    </message>
    <message>
        <source>Alerts and offers</source>
        <translation>Alertas y ofertas</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
</context>
<context>
    <name>slotdesk::MyDayDialog</name>
    <message>
        <source>What I did today</source>
        <translation>Lo que hice hoy</translation>
    </message>
    <message>
        <source>Nothing yet today.</source>
        <translation>Nada todavía hoy.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Show the request</source>
        <translation>&amp;Ver la solicitud</translation>
    </message>
    <message>
        <source>&amp;Who is to be called</source>
        <translation>&amp;A quién llamar</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Copiar todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>%1 took it back at %2.</source>
        <translation>%1 lo deshizo a las %2.</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Can be taken back for %1.</source>
        <translation>Se puede deshacer durante %1.</translation>
    </message>
    <message>
        <source>Too late to take it back. %1.</source>
        <translation>Demasiado tarde para deshacerlo. %1.</translation>
    </message>
</context>
<context>
    <name>slotdesk::NewClientDialog</name>
    <message>
        <source>New client</source>
        <translation>Nuevo cliente</translation>
    </message>
    <message>
        <source>Without a name the number stands for it until somebody knows better.</source>
        <translation>Sin nombre, el número ocupa su lugar hasta que alguien lo sepa.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Save client</source>
        <translation>Guardar cliente</translation>
    </message>
</context>
<context>
    <name>slotdesk::NewRequestDialog</name>
    <message>
        <source>New request</source>
        <translation>Nueva solicitud</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>For %1 · %2</source>
        <translation>Para %1 · %2</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Book and send offers</source>
        <translation>Reservar y enviar ofertas</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Swedish 60</source>
        <translation>Swedish 60</translation>
    </message>
    <message>
        <source>Therapists</source>
        <translation>Terapeutas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Starts, in the client&apos;s time</source>
        <translation>Inicio, en la hora del cliente</translation>
    </message>
    <message>
        <source>Which of the two hours of that night</source>
        <translation>Cuál de las dos horas de esa noche</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>The markets could not be read.</source>
        <translation>No se pudieron leer las zonas.</translation>
    </message>
    <message>
        <source>the first time</source>
        <translation>la primera vez</translation>
    </message>
    <message>
        <source>the second time</source>
        <translation>la segunda vez</translation>
    </message>
    <message>
        <source>the clocks skip this time that night</source>
        <translation>los relojes saltan esta hora esa noche</translation>
    </message>
    <message>
        <source>as here</source>
        <translation>igual que aquí</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation>%1 aquí</translation>
    </message>
</context>
<context>
    <name>slotdesk::NoteDialog</name>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Everybody who opens it reads this. A note is never changed, only added to.</source>
        <translation>Todo el que la abra leerá esto. Una nota nunca se cambia; solo se añaden otras.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>What the note is about</source>
        <translation>De qué trata la nota</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>La nota</translation>
    </message>
    <message>
        <source>Gate code 4471, dog in the house</source>
        <translation>Código de la puerta 4471, hay perro en casa</translation>
    </message>
    <message>
        <source>&amp;Pin it as a warning at the head</source>
        <translation>&amp;Fijarla como aviso arriba</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Añadir nota</translation>
    </message>
</context>
<context>
    <name>slotdesk::NoteList</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Add note… N</source>
        <translation>Añadir nota… N</translation>
    </message>
    <message>
        <source>Write down what the next colleague should know (N)</source>
        <translation>Anotar lo que debe saber el siguiente compañero (N)</translation>
    </message>
    <message>
        <source>Notes · %1</source>
        <translation>Notas · %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijada</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>No fijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>It is no warning any more; the note stays</source>
        <translation>Ya no es un aviso; la nota se queda</translation>
    </message>
    <message>
        <source>Show it as a warning at the head</source>
        <translation>Mostrarla como aviso arriba</translation>
    </message>
</context>
<context>
    <name>slotdesk::OfferPanel</name>
    <message>
        <source>Outstanding offers</source>
        <translation>Ofertas pendientes</translation>
    </message>
    <message>
        <source>Show request %1</source>
        <translation>Ver la solicitud %1</translation>
    </message>
    <message>
        <source>Withdraw this offer…</source>
        <translation>Retirar esta oferta…</translation>
    </message>
    <message>
        <source>No offer is waiting for an answer.</source>
        <translation>Ninguna oferta espera respuesta.</translation>
    </message>
    <message>
        <source>Nobody was asked yet.</source>
        <translation>Aún no se ha ofrecido a nadie.</translation>
    </message>
    <message>
        <source>of all requests</source>
        <translation>de todas</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>de la %1</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>solo la %1</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>ver todas</translation>
    </message>
    <message>
        <source>%1 is on the waiting list already.</source>
        <translation>%1 ya está en la lista de espera.</translation>
    </message>
    <message>
        <source>A slot is still open: %1 can accept, or be assigned.</source>
        <translation>Aún hay una plaza abierta: %1 puede aceptar, o se le puede asignar.</translation>
    </message>
    <message>
        <source>Only who was too late for a full request can wait for it.</source>
        <translation>Solo puede esperarla quien llegó tarde a una solicitud completa.</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>Apuntar a la lista de espera</translation>
    </message>
</context>
<context>
    <name>slotdesk::OfferTable</name>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Lapses</source>
        <translation>Caduca</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>In line, %1</source>
        <translation>En espera, %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::PanelActions</name>
    <message>
        <source>At the right</source>
        <translation>A la derecha</translation>
    </message>
    <message>
        <source>Below the board</source>
        <translation>Debajo del tablero</translation>
    </message>
    <message>
        <source>At the left</source>
        <translation>A la izquierda</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>%1: show or hide</source>
        <translation>%1: mostrar u ocultar</translation>
    </message>
    <message>
        <source>%1: to the next side</source>
        <translation>%1: al lado siguiente</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>slotdesk::PaperActions</name>
    <message>
        <source>Files and paper</source>
        <translation>Archivos y papel</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Copiar las filas elegidas</translation>
    </message>
    <message>
        <source>Copy the whole list</source>
        <translation>Copiar toda la lista</translation>
    </message>
    <message>
        <source>Save the list as CSV</source>
        <translation>Guardar la lista como CSV</translation>
    </message>
    <message>
        <source>Print the request</source>
        <translation>Imprimir la solicitud</translation>
    </message>
    <message>
        <source>Save the request as PDF</source>
        <translation>Guardar la solicitud como PDF</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n fila copiada.</numerusform>
            <numerusform>%n filas copiadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>No se puede escribir %1: %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::PgConnection</name>
    <message>
        <source>The server refused the login %1 or its password.</source>
        <translation>El servidor rechazó el usuario %1 o su contraseña.</translation>
    </message>
    <message>
        <source>Check the login and the password; an administrator can set a new one.</source>
        <translation>Compruebe el usuario y la contraseña; un administrador puede poner otra.</translation>
    </message>
    <message>
        <source>There is no such database: %1.</source>
        <translation>No existe esa base de datos: %1.</translation>
    </message>
    <message>
        <source>Check the name of the database.</source>
        <translation>Compruebe el nombre de la base de datos.</translation>
    </message>
    <message>
        <source>The server has no connection left for %1.</source>
        <translation>Al servidor no le quedan conexiones para %1.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Reinténtelo en un momento.</translation>
    </message>
    <message>
        <source>The server is starting or stopping: %1.</source>
        <translation>El servidor se está iniciando o deteniendo: %1.</translation>
    </message>
    <message>
        <source>The server refused the connection %1: %2</source>
        <translation>El servidor rechazó la conexión %1: %2</translation>
    </message>
    <message>
        <source>No server answers at %1: %2</source>
        <translation>Ningún servidor responde en %1: %2</translation>
    </message>
    <message>
        <source>Check that the server runs and that its name and port are right.</source>
        <translation>Compruebe que el servidor está en marcha y que su nombre y puerto son correctos.</translation>
    </message>
    <message>
        <source>The server asks for a password for %1.</source>
        <translation>El servidor pide una contraseña para %1.</translation>
    </message>
    <message>
        <source>The server did not answer in time: %1.</source>
        <translation>El servidor no respondió a tiempo: %1.</translation>
    </message>
    <message>
        <source>Check the network and that the server runs.</source>
        <translation>Compruebe la red y que el servidor está en marcha.</translation>
    </message>
    <message>
        <source>The server refused the statement and did not say why.</source>
        <translation>El servidor rechazó la instrucción y no dijo por qué.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Se perdió la conexión con %1.</translation>
    </message>
    <message>
        <source>The statement was cancelled.</source>
        <translation>La instrucción se canceló.</translation>
    </message>
</context>
<context>
    <name>slotdesk::PinnedStrip</name>
    <message>
        <source>Pinned warnings</source>
        <translation>Avisos fijados</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::PreviewLine</name>
    <message>
        <source>Asking what this would change…</source>
        <translation>Consultando qué cambiaría…</translation>
    </message>
    <message>
        <source>It could not be checked beforehand: %1</source>
        <translation>No se pudo comprobar de antemano: %1</translation>
    </message>
    <message>
        <source>Somebody else is changing this right now. Asking again…</source>
        <translation>Otra persona lo está modificando ahora mismo. Consultando de nuevo…</translation>
    </message>
    <message>
        <source>The server would refuse this: %1</source>
        <translation>El servidor lo rechazaría: %1</translation>
    </message>
    <message>
        <source>What changes: %1</source>
        <translation>Qué cambia: %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::RaceDialog</name>
    <message>
        <source>The race on request %1</source>
        <translation>La carrera en la solicitud %1</translation>
    </message>
    <message>
        <source>Save as &amp;PNG…</source>
        <translation>Guardar como &amp;PNG…</translation>
    </message>
    <message>
        <source>Save the race as a picture</source>
        <translation>Guardar la carrera como imagen</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>Guardar como &amp;SVG…</translation>
    </message>
    <message>
        <source>Save the race as a drawing</source>
        <translation>Guardar la carrera como dibujo</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>The picture, and all of it as text</source>
        <translation>La imagen, y todo ello como texto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Nothing is recorded of this race: its bookings are gone.</source>
        <translation>No hay nada anotado de esta carrera: sus reservas ya no están.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>No se puede escribir %1: %2</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
</context>
<context>
    <name>slotdesk::RaceWords</name>
    <message numerus="yes">
        <source>%n writer(s)</source>
        <translation>
            <numerusform>%n escritor</numerusform>
            <numerusform>%n escritores</numerusform>
        </translation>
    </message>
    <message>
        <source>2 writers, %1 apart</source>
        <translation>2 escritores, con %1 de diferencia</translation>
    </message>
    <message numerus="yes">
        <source>%n writer(s) within %1</source>
        <translation>
            <numerusform>%n escritor en %1</numerusform>
            <numerusform>%n escritores en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Solicitud %1</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s)</source>
        <translation>
            <numerusform>%n plaza</numerusform>
            <numerusform>%n plazas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n reserva</numerusform>
            <numerusform>%n reservas</numerusform>
        </translation>
    </message>
    <message>
        <source>times of %1 (%2)</source>
        <translation>horas de %1 (%2)</translation>
    </message>
    <message>
        <source>The request was closed at %1.</source>
        <translation>La solicitud se cerró a las %1.</translation>
    </message>
    <message>
        <source>The request was closed on %1 at %2.</source>
        <translation>La solicitud se cerró el %1 a las %2.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Offer sent</source>
        <translation>Oferta enviada</translation>
    </message>
    <message>
        <source>Transaction began</source>
        <translation>Transacción iniciada</translation>
    </message>
    <message>
        <source>Statement came in</source>
        <translation>Sentencia recibida</translation>
    </message>
    <message>
        <source>Row written</source>
        <translation>Fila escrita</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%1 antes de %2</translation>
    </message>
    <message>
        <source>%1: not recorded</source>
        <translation>%1: no anotado</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Nadie con nombre</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 (request %2)</source>
        <translation>%1 (solicitud %2)</translation>
    </message>
    <message>
        <source>One too many</source>
        <translation>Uno de más</translation>
    </message>
    <message>
        <source>Has the slot</source>
        <translation>Tiene la plaza</translation>
    </message>
    <message>
        <source>One too many, let go since</source>
        <translation>Uno de más, liberado desde entonces</translation>
    </message>
    <message>
        <source>Had the slot, let go since</source>
        <translation>Tuvo la plaza, liberado desde entonces</translation>
    </message>
    <message>
        <source>Imported: the old backend&apos;s own clock</source>
        <translation>Importado: el reloj del antiguo backend</translation>
    </message>
    <message>
        <source>A program that does not say what it is</source>
        <translation>Un programa que no dice qué es</translation>
    </message>
    <message>
        <source>%1, version not said</source>
        <translation>%1, versión no indicada</translation>
    </message>
    <message>
        <source>Process: not recorded</source>
        <translation>Proceso: no anotado</translation>
    </message>
    <message>
        <source>Process %1, login %2, transaction %3</source>
        <translation>Proceso %1, usuario %2, transacción %3</translation>
    </message>
    <message>
        <source>An old backend looks for room after its transaction began and before its statement came in: the moment of that look is not recorded.</source>
        <translation>Un backend antiguo mira si hay sitio después de iniciar su transacción y antes de que llegue su sentencia: el momento de esa mirada no está anotado.</translation>
    </message>
    <message>
        <source>A command looks and books under the lock, in one statement: it needs no moments before the row.</source>
        <translation>Un comando mira y reserva bajo el bloqueo, en una sentencia: no necesita momentos antes de la fila.</translation>
    </message>
    <message>
        <source>A server keeps the moments of commits only with the setting track_commit_timestamp.</source>
        <translation>Un servidor guarda los momentos de las confirmaciones solo con el ajuste track_commit_timestamp.</translation>
    </message>
    <message>
        <source>%1 after the one before</source>
        <translation>%1 después del anterior</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReasonField</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Choose a reason…</source>
        <translation>Elija un motivo…</translation>
    </message>
    <message>
        <source>Reason in words</source>
        <translation>Motivo en palabras</translation>
    </message>
    <message>
        <source>In a few words, for who reads this later</source>
        <translation>En pocas palabras, para quien lo lea después</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReasonWords</name>
    <message>
        <source>The client cancelled</source>
        <translation>El cliente canceló</translation>
    </message>
    <message>
        <source>The client does not answer</source>
        <translation>El cliente no responde</translation>
    </message>
    <message>
        <source>The therapist cancelled</source>
        <translation>El terapeuta canceló</translation>
    </message>
    <message>
        <source>The therapist is late</source>
        <translation>El terapeuta llega tarde</translation>
    </message>
    <message>
        <source>Car trouble</source>
        <translation>Avería del coche</translation>
    </message>
    <message>
        <source>Illness</source>
        <translation>Enfermedad</translation>
    </message>
    <message>
        <source>The client asked for somebody else</source>
        <translation>El cliente pidió a otra persona</translation>
    </message>
    <message>
        <source>Double booking</source>
        <translation>Doble reserva</translation>
    </message>
    <message>
        <source>Nobody accepted</source>
        <translation>Nadie aceptó</translation>
    </message>
    <message>
        <source>Agreed on the phone</source>
        <translation>Acordado por teléfono</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Mal tiempo</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>Ya no hace falta</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>Registrada por error</translation>
    </message>
    <message>
        <source>Something else (say what)</source>
        <translation>Otro motivo (diga cuál)</translation>
    </message>
    <message>
        <source>It is no problem</source>
        <translation>No es un problema</translation>
    </message>
    <message>
        <source>It stays as it is</source>
        <translation>Se queda como está</translation>
    </message>
    <message>
        <source>It is taken care of</source>
        <translation>Está atendida</translation>
    </message>
    <message>
        <source>It is not settled after all</source>
        <translation>Al final no está resuelta</translation>
    </message>
    <message>
        <source>The client asked for another time</source>
        <translation>El cliente pidió otra hora</translation>
    </message>
    <message>
        <source>Nobody opened the door</source>
        <translation>Nadie abrió la puerta</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReassignDialog</name>
    <message>
        <source>Find a therapist by name or phone</source>
        <translation>Busque un terapeuta por nombre o teléfono</translation>
    </message>
    <message>
        <source>Find a therapist</source>
        <translation>Buscar un terapeuta</translation>
    </message>
    <message>
        <source>Candidates, best first</source>
        <translation>Candidatos, los mejores primero</translation>
    </message>
    <message>
        <source>Looking for who is free…</source>
        <translation>Buscando quién está libre…</translation>
    </message>
    <message>
        <source>Assign %1</source>
        <translation>Asignar %1</translation>
    </message>
    <message>
        <source>Reassign %1</source>
        <translation>Reasignar %1</translation>
    </message>
    <message>
        <source> · now %1</source>
        <translation> · ahora %1</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Reasignar</translation>
    </message>
    <message>
        <source>Reassign to %1</source>
        <translation>Reasignar a %1</translation>
    </message>
    <message>
        <source>The candidates could not be read.</source>
        <translation>No se pudieron leer los candidatos.</translation>
    </message>
    <message>
        <source>There is no therapist in this market.</source>
        <translation>No hay terapeutas en esta zona.</translation>
    </message>
    <message>
        <source>No therapist matches what was typed.</source>
        <translation>Ningún terapeuta coincide con lo escrito.</translation>
    </message>
    <message>
        <source>%1 holds this slot since a moment ago.</source>
        <translation>%1 ocupa esta plaza desde hace un momento.</translation>
    </message>
    <message>
        <source>This slot changed a moment ago.</source>
        <translation>Esta plaza cambió hace un momento.</translation>
    </message>
    <message>
        <source>The list is up to date now.</source>
        <translation>La lista ya está al día.</translation>
    </message>
    <message>
        <source>Choose who comes: what changes then is shown here.</source>
        <translation>Elija quién va: aquí se ve qué cambia.</translation>
    </message>
    <message>
        <source>&amp;Next best: %1</source>
        <translation>&amp;Siguiente: %1</translation>
    </message>
    <message>
        <source>&amp;Next best: slot %1</source>
        <translation>&amp;Siguiente: plaza %1</translation>
    </message>
    <message>
        <source>&amp;Next best: %1 on the waiting list</source>
        <translation>&amp;Siguiente: %1, en la lista de espera</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReleaseDialog</name>
    <message>
        <source>Release %1</source>
        <translation>Liberar %1</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReopenDialog</name>
    <message>
        <source>Reopen the alert on %1</source>
        <translation>Reabrir la alerta de %1</translation>
    </message>
    <message>
        <source>It is on everybody&apos;s list again, as new. Bookings stay as they are.</source>
        <translation>Vuelve a la lista de todos, como nueva. Las reservas quedan como están.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReportDialog</name>
    <message>
        <source>Report a problem on %1</source>
        <translation>Avisar de un problema en %1</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>What is wrong, in a sentence. Enter sends it, Shift+Enter begins a new line.</source>
        <translation>Qué pasa, en una frase. Intro la envía; Mayús+Intro empieza otra línea.</translation>
    </message>
    <message>
        <source>Raise the alert</source>
        <translation>Generar la alerta</translation>
    </message>
    <message>
        <source>Two therapists at the door</source>
        <translation>Dos terapeutas en la puerta</translation>
    </message>
    <message>
        <source>Nobody has come</source>
        <translation>No ha venido nadie</translation>
    </message>
    <message>
        <source>The therapist finds nobody</source>
        <translation>El terapeuta no encuentra a nadie</translation>
    </message>
    <message>
        <source>Wrong address or time</source>
        <translation>Dirección u hora equivocada</translation>
    </message>
    <message>
        <source>slot %1 · %2</source>
        <translation>plaza %1 · %2</translation>
    </message>
    <message>
        <source>too many · %1</source>
        <translation>sobra · %1</translation>
    </message>
    <message>
        <source>nobody is booked</source>
        <translation>nadie con cita</translation>
    </message>
    <message>
        <source>Goes along as evidence: who is booked now (%1) and the last 20 events.</source>
        <translation>Se adjunta como prueba: quién tiene cita ahora (%1) y los últimos 20 sucesos.</translation>
    </message>
</context>
<context>
    <name>slotdesk::RequestPanel</name>
    <message>
        <source>Live requests</source>
        <translation>Solicitudes en curso</translation>
    </message>
    <message>
        <source>Nothing on the board matches. Press Enter in the search box to look in the past.</source>
        <translation>Nada en el tablero coincide. Pulse Intro en el buscador para buscar en el pasado.</translation>
    </message>
    <message>
        <source>No request passes these filters.</source>
        <translation>Ninguna solicitud pasa estos filtros.</translation>
    </message>
    <message>
        <source>No live requests. New ones appear here by themselves.</source>
        <translation>No hay solicitudes en curso. Las nuevas aparecen aquí por sí solas.</translation>
    </message>
</context>
<context>
    <name>slotdesk::RequestPaper</name>
    <message>
        <source>As of %1</source>
        <translation>A fecha de %1</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Solicitud %1</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aquí</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plazas</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Plaza</translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>extra</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Ofertas</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
</context>
<context>
    <name>slotdesk::RequestTable</name>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Starts (client time)</source>
        <translation>Inicio (hora cliente)</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plazas</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Ofertas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n caducada</numerusform>
            <numerusform>%n caducadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n retirada</numerusform>
            <numerusform>%n retiradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n rechazada</numerusform>
            <numerusform>%n rechazadas</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>%1 is on it</source>
        <translation>Se ocupa %1</translation>
    </message>
    <message>
        <source>Starts (here)</source>
        <translation>Inicio (aquí)</translation>
    </message>
    <message>
        <source>Looking at it: %1</source>
        <translation>Viéndola ahora: %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::ResolveDialog</name>
    <message>
        <source>Resolve the double booking on %1</source>
        <translation>Resolver la doble reserva de %1</translation>
    </message>
    <message>
        <source>The request is closed: nobody can stay.</source>
        <translation>La solicitud está cerrada: nadie puede quedarse.</translation>
    </message>
    <message>
        <source>Who stays? One at most; the others are let go.</source>
        <translation>¿Quién se queda? Uno como máximo; los demás se liberan.</translation>
    </message>
    <message>
        <source>Who stays? %1 at most; the others are let go.</source>
        <translation>¿Quién se queda? %1 como máximo; los demás se liberan.</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>la plaza %1</translation>
    </message>
    <message>
        <source>surplus</source>
        <translation>sobrante</translation>
    </message>
    <message>
        <source>request %1, %2</source>
        <translation>solicitud %1, %2</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>solicitud %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is changed: these visits are over. The case is settled.</source>
        <translation>No se cambia nada: estas visitas ya pasaron. El caso queda cerrado.</translation>
    </message>
    <message>
        <source>Let go, and to be called: %1.</source>
        <translation>Se liberan y hay que llamar a: %1.</translation>
    </message>
    <message>
        <source>Nobody stays: the slot opens again and offers go out.</source>
        <translation>Nadie se queda: la plaza se abre de nuevo y se envían ofertas.</translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Reservada</translation>
    </message>
    <message>
        <source>Other visits that day</source>
        <translation>Otras citas ese día</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Written by %1</source>
        <translation>Escrito por %1</translation>
    </message>
    <message>
        <source>%1 · nearest</source>
        <translation>%1 · la más cercana</translation>
    </message>
    <message>
        <source>Booked %1. Other visits that day: %2. Pay %3.</source>
        <translation>Reservada: %1. Otras citas ese día: %2. Pago: %3.</translation>
    </message>
    <message>
        <source>%1 proposed at %2 that nobody stays. Somebody else confirms it.</source>
        <translation>%1 propuso a las %2 que no se quede nadie. Otra persona lo confirma.</translation>
    </message>
    <message>
        <source>%1 proposed at %2 who stays: %3. Somebody else confirms it.</source>
        <translation>%1 propuso a las %2 quién se queda: %3. Otra persona lo confirma.</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>Confirm and resolve</source>
        <translation>Confirmar y resolver</translation>
    </message>
    <message>
        <source>The slot opens again and offers go out.</source>
        <translation>La plaza se abre otra vez y salen ofertas.</translation>
    </message>
    <message>
        <source>Two people end a double booking here: this is a proposal, and somebody else confirms it.</source>
        <translation>Aquí una doble reserva la terminan dos personas: esto es una propuesta, y otra persona la confirma.</translation>
    </message>
    <message>
        <source>Paid: %1, not paid: %2.</source>
        <translation>Se paga: %1, no se paga: %2.</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReviewCasePanel</name>
    <message>
        <source>You settled it: somebody else signs it off.</source>
        <translation>Lo resolvió usted: el visto bueno lo da otra persona.</translation>
    </message>
    <message>
        <source>You looked at it, and it is done with</source>
        <translation>Lo ha revisado y queda cerrado</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · The reply was lost. Ask again: it is never done twice. %2</source>
        <translation>%1 · Se perdió la respuesta. Pídalo de nuevo: nunca se hace dos veces. %2</translation>
    </message>
    <message>
        <source>The chosen case</source>
        <translation>El caso elegido</translation>
    </message>
    <message>
        <source>Why it happened</source>
        <translation>Por qué pasó</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Aún sin indicar</translation>
    </message>
    <message>
        <source>A note for the sign-off</source>
        <translation>Una nota para el visto bueno</translation>
    </message>
    <message>
        <source>&amp;Tag the case</source>
        <translation>&amp;Etiquetar el caso</translation>
    </message>
    <message>
        <source>&amp;Sign off</source>
        <translation>Dar el visto &amp;bueno</translation>
    </message>
    <message>
        <source>&amp;Why it happened</source>
        <translation>&amp;Por qué pasó</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>What the agent did around the case</source>
        <translation>Lo que hizo el agente en torno al caso</translation>
    </message>
    <message>
        <source>Nobody has taken it yet</source>
        <translation>Nadie lo atiende aún</translation>
    </message>
    <message>
        <source>No case is chosen</source>
        <translation>No hay ningún caso elegido</translation>
    </message>
    <message>
        <source>What %1 did around it</source>
        <translation>Lo que hizo %1 en torno al caso</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Nothing within half an hour of the case.</source>
        <translation>Nada en la media hora anterior y posterior al caso.</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReviewDialog</name>
    <message>
        <source>What is flagged</source>
        <translation>Lo señalado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Review queue…</source>
        <translation>&amp;Cola de revisión…</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReviewFilterBar</name>
    <message>
        <source>&amp;Review</source>
        <translation>Re&amp;visión</translation>
    </message>
    <message>
        <source>Not signed off</source>
        <translation>Sin visto bueno</translation>
    </message>
    <message>
        <source>&amp;Agent</source>
        <translation>&amp;Agente</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>&amp;Market</source>
        <translation>&amp;Zona</translation>
    </message>
    <message>
        <source>All markets</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>&amp;Cause</source>
        <translation>&amp;Causa</translation>
    </message>
    <message>
        <source>All causes</source>
        <translation>Todas las causas</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Aún sin indicar</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReviewQueueDialog</name>
    <message>
        <source>Review queue</source>
        <translation>Cola de revisión</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>The connection was given up before the answer came.</source>
        <translation>Se abandonó la conexión antes de que llegara la respuesta.</translation>
    </message>
    <message>
        <source>Nothing waits for a review.</source>
        <translation>Nada espera revisión.</translation>
    </message>
    <message>
        <source>No case fits these filters.</source>
        <translation>Ningún caso se ajusta a estos filtros.</translation>
    </message>
    <message>
        <source>The review queue is for supervisors. Your login may not read it.</source>
        <translation>La cola de revisión es para supervisores. Su usuario no puede leerla.</translation>
    </message>
    <message>
        <source>There was no race here: this is no double booking.</source>
        <translation>Aquí no hubo carrera: no es una doble reserva.</translation>
    </message>
    <message>
        <source>Show the rac&amp;e…</source>
        <translation>Mostrar la ca&amp;rrera…</translation>
    </message>
    <message>
        <source>What &amp;happened…</source>
        <translation>&amp;Qué pasó…</translation>
    </message>
    <message>
        <source>Show the re&amp;quest</source>
        <translation>Ver la &amp;solicitud</translation>
    </message>
    <message>
        <source>&amp;Older ones</source>
        <translation>Más an&amp;tiguos</translation>
    </message>
    <message>
        <source>Sa&amp;ve as CSV…</source>
        <translation>&amp;Guardar como CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save the queue as CSV</source>
        <translation>Guardar la cola como CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>No se puede escribir %1: %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReviewTable</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Avisado</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Cómo acabó</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Signed off by</source>
        <translation>Visto bueno de</translation>
    </message>
</context>
<context>
    <name>slotdesk::ReviewWords</name>
    <message>
        <source>Not settled</source>
        <translation>Sin resolver</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Con visto bueno</translation>
    </message>
    <message>
        <source>A backend booked without the lock</source>
        <translation>Un sistema reservó sin el bloqueo</translation>
    </message>
    <message>
        <source>A booking was sent twice</source>
        <translation>Una reserva se envió dos veces</translation>
    </message>
    <message>
        <source>The rows were changed by hand</source>
        <translation>Se cambiaron las filas a mano</translation>
    </message>
    <message>
        <source>It came with the import</source>
        <translation>Vino con la importación</translation>
    </message>
    <message>
        <source>A mistake at the desk</source>
        <translation>Un error del puesto de atención</translation>
    </message>
    <message>
        <source>A mistake of the therapist</source>
        <translation>Un error del terapeuta</translation>
    </message>
    <message>
        <source>A mistake of the client</source>
        <translation>Un error del cliente</translation>
    </message>
    <message>
        <source>It was none</source>
        <translation>No la hubo</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Closed by itself</source>
        <translation>Se cerró sola</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 on request %2 of %3, %4.</source>
        <translation>%1 en la solicitud %2 de %3, %4.</translation>
    </message>
    <message>
        <source>Written %1 apart.</source>
        <translation>Escritas con %1 de diferencia.</translation>
    </message>
    <message>
        <source>%1 at stake.</source>
        <translation>%1 en juego.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>%1, by %2, %3.</source>
        <translation>%1, por %2, %3.</translation>
    </message>
    <message>
        <source>%1 had proposed it.</source>
        <translation>Lo había propuesto %1.</translation>
    </message>
    <message>
        <source>Signed off by %1, %2.</source>
        <translation>Visto bueno de %1, %2.</translation>
    </message>
    <message>
        <source>Choose a case first.</source>
        <translation>Elija antes un caso.</translation>
    </message>
    <message>
        <source>Nobody has settled it yet.</source>
        <translation>Nadie lo ha resuelto aún.</translation>
    </message>
    <message>
        <source>%1 signed it off already.</source>
        <translation>%1 ya dio el visto bueno.</translation>
    </message>
    <message>
        <source>Say first why it happened.</source>
        <translation>Indique antes por qué pasó.</translation>
    </message>
</context>
<context>
    <name>slotdesk::SearchHits</name>
    <message>
        <source>Found in the database</source>
        <translation>Encontrado en la base de datos</translation>
    </message>
    <message>
        <source>Nothing in the database matches “%1”.</source>
        <translation>Nada en la base de datos coincide con «%1».</translation>
    </message>
    <message>
        <source>Found in the database: Down and Enter to open, Esc to close</source>
        <translation>Encontrado en la base de datos: Abajo e Intro para abrir, Esc para cerrar</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>%1 to come, %2 in all</source>
        <translation>%1 próximas, %2 en total</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Nuevo cliente…</translation>
    </message>
    <message>
        <source>nobody has the number %1</source>
        <translation>nadie tiene el número %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::ServerRulesDialog</name>
    <message>
        <source>Rules of the server</source>
        <translation>Reglas del servidor</translation>
    </message>
    <message>
        <source>Two people end a double booking when a therapist is let go</source>
        <translation>Dos personas terminan una doble reserva cuando se libera a un terapeuta</translation>
    </message>
    <message>
        <source>One proposes who stays, another one confirms it. The server sees to it. An administrator changes this.</source>
        <translation>Una propone quién se queda y otra lo confirma. El servidor lo vigila. Lo cambia un administrador.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Only an administrator may change this.</source>
        <translation>Solo un administrador puede cambiar esto.</translation>
    </message>
</context>
<context>
    <name>slotdesk::ServerWords</name>
    <message>
        <source>%1 already has a slot of request %2</source>
        <translation>%1 ya tiene una plaza de la solicitud %2</translation>
    </message>
    <message>
        <source>%1 already has a slot of this request</source>
        <translation>%1 ya tiene una plaza de esta solicitud</translation>
    </message>
    <message>
        <source>%1 and %2 changed places</source>
        <translation>%1 y %2 cambiaron sus plazas</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>%1 como máximo</translation>
    </message>
    <message>
        <source>%1 booked at that time, on request %2</source>
        <translation>%1 reservado a esa hora, en la solicitud %2</translation>
    </message>
    <message>
        <source>%1 called at %2 already</source>
        <translation>%1 ya llamó a las %2</translation>
    </message>
    <message>
        <source>%1 cannot be undone</source>
        <translation>%1 no se puede deshacer</translation>
    </message>
    <message>
        <source>%1 changed this at %2: it cannot be undone any more</source>
        <translation>%1 lo cambió a las %2: ya no se puede deshacer</translation>
    </message>
    <message>
        <source>%1 dismissed this alert at %2</source>
        <translation>%1 descartó esta alerta a las %2</translation>
    </message>
    <message>
        <source>%1 has bookings or offers in this market: add them anew in the other</source>
        <translation>%1 tiene reservas u ofertas en esta zona: dele de alta de nuevo en la otra</translation>
    </message>
    <message>
        <source>%1 has slot %2</source>
        <translation>%1 tiene la plaza %2</translation>
    </message>
    <message>
        <source>%1 has slot %2 again</source>
        <translation>%1 vuelve a tener la plaza %2</translation>
    </message>
    <message>
        <source>%1 has this alert since %2</source>
        <translation>%1 tiene esta alerta desde las %2</translation>
    </message>
    <message>
        <source>%1 is booked at that time, on request %2</source>
        <translation>%1 está reservado a esa hora, en la solicitud %2</translation>
    </message>
    <message>
        <source>%1 is not active</source>
        <translation>%1 no está activo</translation>
    </message>
    <message>
        <source>%1 is on this request</source>
        <translation>%1 está con esta solicitud</translation>
    </message>
    <message>
        <source>%1 is the last administrator of every market: make another one first</source>
        <translation>%1 es el último administrador de todas las zonas: nombre antes a otro</translation>
    </message>
    <message>
        <source>%1 now has %2</source>
        <translation>%1 tiene ahora %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 de %2 hechos</translation>
    </message>
    <message>
        <source>%1 offers sent</source>
        <translation>%1 ofertas enviadas</translation>
    </message>
    <message>
        <source>%1 resolved this alert at %2</source>
        <translation>%1 resolvió esta alerta a las %2</translation>
    </message>
    <message>
        <source>%1 signed this alert off already</source>
        <translation>%1 ya dio el visto bueno a esta alerta</translation>
    </message>
    <message>
        <source>%1 took the last slot at %2</source>
        <translation>%1 ocupó la última plaza a las %2</translation>
    </message>
    <message>
        <source>%1 works in another market</source>
        <translation>%1 trabaja en otra zona</translation>
    </message>
    <message>
        <source>500 items at most</source>
        <translation>500 elementos como máximo</translation>
    </message>
    <message>
        <source>A call is needed, and whether it is done</source>
        <translation>Falta la llamada, y si está hecha</translation>
    </message>
    <message>
        <source>A cause is needed: one of the cause codes</source>
        <translation>Falta una causa: uno de los códigos de causa</translation>
    </message>
    <message>
        <source>A command id is needed</source>
        <translation>Falta el identificador de la orden</translation>
    </message>
    <message>
        <source>A destination is saved by somebody who has every market</source>
        <translation>Un destino lo guarda alguien que tiene todas las zonas</translation>
    </message>
    <message>
        <source>A new market is made by somebody who has every market</source>
        <translation>Una zona nueva la crea alguien que tiene todas las zonas</translation>
    </message>
    <message>
        <source>A note is about a request, a client or a therapist, by number</source>
        <translation>Una nota trata de una solicitud, un cliente o un terapeuta, por su número</translation>
    </message>
    <message>
        <source>A reason is needed: one of the reason codes, or &quot;code: text&quot;</source>
        <translation>Falta un motivo: uno de los códigos de motivo, o «código: texto»</translation>
    </message>
    <message>
        <source>A request and a reason (one of the reason codes, or &quot;code: text&quot;) are needed</source>
        <translation>Faltan una solicitud y un motivo (uno de los códigos, o «código: texto»)</translation>
    </message>
    <message>
        <source>A request and up to 600 seconds are needed</source>
        <translation>Faltan una solicitud y hasta 600 segundos</translation>
    </message>
    <message>
        <source>A request and what is wrong with it are needed</source>
        <translation>Faltan una solicitud y qué le pasa</translation>
    </message>
    <message>
        <source>A request is needed, and a therapist may not be null</source>
        <translation>Falta una solicitud, y un terapeuta no puede quedar vacío</translation>
    </message>
    <message>
        <source>A request is needed, and who asked has 200 characters at most</source>
        <translation>Falta una solicitud, y quién lo pidió tiene 200 caracteres como máximo</translation>
    </message>
    <message>
        <source>A slot and, where one is named, a therapist are needed</source>
        <translation>Faltan una plaza y, donde se nombra, un terapeuta</translation>
    </message>
    <message>
        <source>Added to the report that is open</source>
        <translation>Añadido al informe que está abierto</translation>
    </message>
    <message>
        <source>Alert %1 is open for the same case</source>
        <translation>La alerta %1 está abierta por el mismo caso</translation>
    </message>
    <message>
        <source>Alert %1 settled the same case later: reopen that one</source>
        <translation>La alerta %1 cerró más tarde el mismo caso: reabra esa</translation>
    </message>
    <message>
        <source>All %1 done</source>
        <translation>Los %1 hechos</translation>
    </message>
    <message>
        <source>An alert is needed</source>
        <translation>Falta una alerta</translation>
    </message>
    <message>
        <source>An alert sleeps a minute to a week</source>
        <translation>Una alerta se pospone de un minuto a una semana</translation>
    </message>
    <message>
        <source>An item is named twice</source>
        <translation>Un elemento está dos veces</translation>
    </message>
    <message>
        <source>An item may not be null</source>
        <translation>Un elemento no puede quedar vacío</translation>
    </message>
    <message>
        <source>An offer is needed</source>
        <translation>Falta una oferta</translation>
    </message>
    <message>
        <source>An old backend took this slot: it has another id now</source>
        <translation>Un sistema antiguo tomó esta plaza: ahora tiene otro número</translation>
    </message>
    <message>
        <source>Another destination has this name</source>
        <translation>Otro destino tiene este nombre</translation>
    </message>
    <message>
        <source>At least one item is needed</source>
        <translation>Falta al menos un elemento</translation>
    </message>
    <message>
        <source>Booked %1–%2, request %3</source>
        <translation>Reservado %1–%2, solicitud %3</translation>
    </message>
    <message>
        <source>Booked again</source>
        <translation>Reservado de nuevo</translation>
    </message>
    <message>
        <source>Booked: slot %1 of %2</source>
        <translation>Reservado: plaza %1 de %2</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Llamado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Does not offer this service</source>
        <translation>No ofrece este servicio</translation>
    </message>
    <message>
        <source>Everybody asked has answered meanwhile</source>
        <translation>Todos los preguntados han contestado entretanto</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Has slot %1 already</source>
        <translation>Ya tiene la plaza %1</translation>
    </message>
    <message>
        <source>Is on this request already</source>
        <translation>Ya está en esta solicitud</translation>
    </message>
    <message>
        <source>It changed nothing: there is nothing to undo</source>
        <translation>No cambió nada: no hay nada que deshacer</translation>
    </message>
    <message>
        <source>It goes out again</source>
        <translation>Sale de nuevo</translation>
    </message>
    <message>
        <source>It goes out again when its destination is no longer paused</source>
        <translation>Sale de nuevo cuando su destino ya no esté en pausa</translation>
    </message>
    <message>
        <source>It has been delivered meanwhile</source>
        <translation>Entretanto se ha entregado</translation>
    </message>
    <message>
        <source>It is more than %1 minutes ago</source>
        <translation>Hace más de %1 minutos</translation>
    </message>
    <message>
        <source>It stands again</source>
        <translation>Vuelve a estar en pie</translation>
    </message>
    <message>
        <source>It was double-booked when it was cancelled, and two people end a double booking: it stays cancelled</source>
        <translation>Tenía una doble reserva cuando se canceló, y una doble reserva la cierran dos personas: sigue cancelada</translation>
    </message>
    <message>
        <source>Nobody else could be asked</source>
        <translation>No se pudo preguntar a nadie más</translation>
    </message>
    <message>
        <source>Nobody has called yet</source>
        <translation>Todavía no ha llamado nadie</translation>
    </message>
    <message>
        <source>Nobody was there</source>
        <translation>No había nadie</translation>
    </message>
    <message>
        <source>Not active</source>
        <translation>No está activo</translation>
    </message>
    <message>
        <source>Off the waiting list</source>
        <translation>Fuera de la lista de espera</translation>
    </message>
    <message>
        <source>Offers withdrawn: %1</source>
        <translation>Ofertas retiradas: %1</translation>
    </message>
    <message>
        <source>On the waiting list, number %1</source>
        <translation>En la lista de espera, número %1</translation>
    </message>
    <message>
        <source>One of the appointments to keep is no longer booked in this case</source>
        <translation>Una de las citas que se quedan ya no está reservada en este caso</translation>
    </message>
    <message>
        <source>One of the appointments to keep is not of this case</source>
        <translation>Una de las citas que se quedan no es de este caso</translation>
    </message>
    <message>
        <source>One of the arguments is not of its kind</source>
        <translation>Uno de los argumentos no es de su tipo</translation>
    </message>
    <message>
        <source>One of these markets does not exist</source>
        <translation>Una de estas zonas no existe</translation>
    </message>
    <message>
        <source>One of these therapists does not exist</source>
        <translation>Uno de estos terapeutas no existe</translation>
    </message>
    <message>
        <source>One offer sent</source>
        <translation>Una oferta enviada</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Abierta de nuevo</translation>
    </message>
    <message>
        <source>Proposed, nothing is changed yet: somebody else confirms that %1 stay and %2 are let go</source>
        <translation>Propuesto, todavía no cambia nada: otra persona confirma que %1 se quedan y %2 se liberan</translation>
    </message>
    <message>
        <source>Request %1 begins at %2 now</source>
        <translation>La solicitud %1 empieza ahora a las %2</translation>
    </message>
    <message>
        <source>Request %1: %2, %3</source>
        <translation>Solicitud %1: %2, %3</translation>
    </message>
    <message>
        <source>Resolved: %1 kept, %2 let go</source>
        <translation>Resuelta: %1 se quedan, %2 se liberan</translation>
    </message>
    <message>
        <source>Resolved: the visit is over, nothing was changed</source>
        <translation>Resuelta: la visita ya pasó, no se cambió nada</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Saved. Bookings to come stay as they are: %1</source>
        <translation>Guardado. Las reservas por venir quedan como están: %1</translation>
    </message>
    <message>
        <source>Saved. The database has no such login yet</source>
        <translation>Guardado. La base de datos todavía no tiene ese usuario</translation>
    </message>
    <message>
        <source>Saved. The login is not in slotdesk_%1 yet: whoever runs the database grants it</source>
        <translation>Guardado. El usuario todavía no está en slotdesk_%1: lo concede quien lleva la base de datos</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Visto bueno dado</translation>
    </message>
    <message>
        <source>Sleeps until %1</source>
        <translation>Pospuesta hasta las %1</translation>
    </message>
    <message>
        <source>Slot %1 is cancelled</source>
        <translation>La plaza %1 está cancelada</translation>
    </message>
    <message>
        <source>Slot %1 is open again, %2 offers are out</source>
        <translation>La plaza %1 vuelve a estar abierta, hay %2 ofertas enviadas</translation>
    </message>
    <message>
        <source>Slot %1 went to the first on the waiting list</source>
        <translation>La plaza %1 fue para el primero de la lista de espera</translation>
    </message>
    <message>
        <source>Somebody else is changing this right now: try again</source>
        <translation>Otra persona lo está cambiando ahora mismo: inténtelo de nuevo</translation>
    </message>
    <message>
        <source>Somebody is sending it again already</source>
        <translation>Alguien ya lo está enviando de nuevo</translation>
    </message>
    <message>
        <source>The amounts of this market are in %1: its currency stays</source>
        <translation>Los importes de esta zona están en %1: su moneda no cambia</translation>
    </message>
    <message>
        <source>The appointments that stay are needed: a list of ids, an empty one when none does</source>
        <translation>Faltan las citas que se quedan: una lista de números, vacía si no se queda ninguna</translation>
    </message>
    <message>
        <source>The arguments are an object: one member for each parameter</source>
        <translation>Los argumentos son un objeto: un miembro por parámetro</translation>
    </message>
    <message>
        <source>The cause is noted</source>
        <translation>La causa queda anotada</translation>
    </message>
    <message>
        <source>The id of the command to undo is needed</source>
        <translation>Falta el identificador de la orden que se deshace</translation>
    </message>
    <message>
        <source>The name of a setting and a value of up to 1,000 characters are needed</source>
        <translation>Faltan el nombre de un ajuste y un valor de hasta 1000 caracteres</translation>
    </message>
    <message>
        <source>The note is empty</source>
        <translation>La nota está vacía</translation>
    </message>
    <message>
        <source>The note is too long: 4,000 characters at most</source>
        <translation>La nota es demasiado larga: 4000 caracteres como máximo</translation>
    </message>
    <message>
        <source>The offer is open again</source>
        <translation>La oferta vuelve a estar abierta</translation>
    </message>
    <message>
        <source>The reason is too long: 2,000 characters at most</source>
        <translation>El motivo es demasiado largo: 2000 caracteres como máximo</translation>
    </message>
    <message>
        <source>The report is too long: 4,000 characters at most</source>
        <translation>El informe es demasiado largo: 4000 caracteres como máximo</translation>
    </message>
    <message>
        <source>The same therapist had two of these slots</source>
        <translation>El mismo terapeuta tenía dos de estas plazas</translation>
    </message>
    <message>
        <source>The same therapist has both already</source>
        <translation>El mismo terapeuta ya tiene las dos</translation>
    </message>
    <message>
        <source>The surplus booking is cancelled</source>
        <translation>La reserva sobrante está cancelada</translation>
    </message>
    <message>
        <source>The surplus booking is gone</source>
        <translation>La reserva sobrante ya no está</translation>
    </message>
    <message>
        <source>The time it had before is past</source>
        <translation>La hora que tenía antes ya pasó</translation>
    </message>
    <message>
        <source>The two slots are in different markets</source>
        <translation>Las dos plazas están en zonas distintas</translation>
    </message>
    <message>
        <source>The visit took place</source>
        <translation>La visita tuvo lugar</translation>
    </message>
    <message>
        <source>There is no %1 %2</source>
        <translation>No hay %1 %2</translation>
    </message>
    <message>
        <source>There is no alert %1</source>
        <translation>No hay alerta %1</translation>
    </message>
    <message>
        <source>There is no appointment %1</source>
        <translation>No hay cita %1</translation>
    </message>
    <message>
        <source>There is no call %1</source>
        <translation>No hay llamada %1</translation>
    </message>
    <message>
        <source>There is no client %1</source>
        <translation>No hay cliente %1</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;</source>
        <translation>No hay orden «%1»</translation>
    </message>
    <message>
        <source>There is no destination %1</source>
        <translation>No hay destino %1</translation>
    </message>
    <message>
        <source>There is no market %1</source>
        <translation>No hay zona %1</translation>
    </message>
    <message>
        <source>There is no offer %1</source>
        <translation>No hay oferta %1</translation>
    </message>
    <message>
        <source>There is no request %1</source>
        <translation>No hay solicitud %1</translation>
    </message>
    <message>
        <source>There is no such command</source>
        <translation>No hay tal orden</translation>
    </message>
    <message>
        <source>There is no such dead letter</source>
        <translation>No hay tal aviso sin entregar</translation>
    </message>
    <message>
        <source>There is no such person among the staff</source>
        <translation>No hay tal persona en la plantilla</translation>
    </message>
    <message>
        <source>There is no such setting</source>
        <translation>No hay tal ajuste</translation>
    </message>
    <message>
        <source>There is no therapist %1</source>
        <translation>No hay terapeuta %1</translation>
    </message>
    <message>
        <source>This %1 changed meanwhile: read it again</source>
        <translation>Esto (%1) cambió entretanto: léalo de nuevo</translation>
    </message>
    <message>
        <source>This %1 is in a market that is not yours</source>
        <translation>Esto (%1) está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This alert closed at %1: its double booking was gone</source>
        <translation>Esta alerta se cerró a las %1: su doble reserva ya no estaba</translation>
    </message>
    <message>
        <source>This alert has ten long reports already: add a note to the request instead</source>
        <translation>Esta alerta ya tiene diez informes largos: añada mejor una nota a la solicitud</translation>
    </message>
    <message>
        <source>This alert is in a market that is not yours</source>
        <translation>Esta alerta está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This alert is no double booking: dismiss it when it is taken care of</source>
        <translation>Esta alerta no es una doble reserva: descártela cuando esté atendida</translation>
    </message>
    <message>
        <source>This alert is open since %1</source>
        <translation>Esta alerta está abierta desde las %1</translation>
    </message>
    <message>
        <source>This alert is yours</source>
        <translation>Esta alerta es suya</translation>
    </message>
    <message>
        <source>This alert sleeps until %1</source>
        <translation>Esta alerta está pospuesta hasta las %1</translation>
    </message>
    <message>
        <source>This call is about a market that is not yours</source>
        <translation>Esta llamada es de una zona que no es suya</translation>
    </message>
    <message>
        <source>This can be done</source>
        <translation>Se puede hacer</translation>
    </message>
    <message>
        <source>This client is in a market that is not yours</source>
        <translation>Este cliente está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This command id was used for something else</source>
        <translation>Este identificador de orden se usó para otra cosa</translation>
    </message>
    <message>
        <source>This double booking is gone: there is nothing to reopen</source>
        <translation>Esta doble reserva ya no está: no hay nada que reabrir</translation>
    </message>
    <message>
        <source>This is in a market that is not yours</source>
        <translation>Está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This is part of a double booking, and two people end one: resolve alert %1</source>
        <translation>Es parte de una doble reserva, y esta la cierran dos personas: resuelva la alerta %1</translation>
    </message>
    <message>
        <source>This login may not change bookings</source>
        <translation>Este usuario no puede cambiar reservas</translation>
    </message>
    <message>
        <source>This login may not do that</source>
        <translation>Este usuario no puede hacer eso</translation>
    </message>
    <message>
        <source>This market is not yours</source>
        <translation>Esta zona no es suya</translation>
    </message>
    <message>
        <source>This offer is in a market that is not yours</source>
        <translation>Esta oferta está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This offer lapsed at %1</source>
        <translation>Esta oferta caducó a las %1</translation>
    </message>
    <message>
        <source>This offer was accepted already</source>
        <translation>Esta oferta ya fue aceptada</translation>
    </message>
    <message>
        <source>This offer was declined</source>
        <translation>Esta oferta fue rechazada</translation>
    </message>
    <message>
        <source>This offer was withdrawn</source>
        <translation>Esta oferta fue retirada</translation>
    </message>
    <message>
        <source>This request changed meanwhile: it is %1 now</source>
        <translation>Esta solicitud cambió entretanto: ahora está %1</translation>
    </message>
    <message>
        <source>This request expired: nobody had taken it when it started</source>
        <translation>Esta solicitud caducó: nadie la había tomado cuando empezaba</translation>
    </message>
    <message>
        <source>This request has no open slot</source>
        <translation>Esta solicitud no tiene ninguna plaza abierta</translation>
    </message>
    <message>
        <source>This request is in a market that is not yours</source>
        <translation>Esta solicitud está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This request is only at risk: there is no case to review</source>
        <translation>Esta solicitud solo está en riesgo: no hay caso que revisar</translation>
    </message>
    <message>
        <source>This request is over</source>
        <translation>Esta solicitud ya pasó</translation>
    </message>
    <message>
        <source>This request is yours for a while</source>
        <translation>Esta solicitud es suya por un rato</translation>
    </message>
    <message>
        <source>This request started at %1</source>
        <translation>Esta solicitud empezó a las %1</translation>
    </message>
    <message>
        <source>This request was cancelled</source>
        <translation>Esta solicitud fue cancelada</translation>
    </message>
    <message>
        <source>This row belongs to another request now</source>
        <translation>Esta fila pertenece ahora a otra solicitud</translation>
    </message>
    <message>
        <source>This slot changed meanwhile: it is %1 now</source>
        <translation>Esta plaza cambió entretanto: ahora está %1</translation>
    </message>
    <message>
        <source>This therapist already has a slot of this request</source>
        <translation>Este terapeuta ya tiene una plaza de esta solicitud</translation>
    </message>
    <message>
        <source>This therapist is booked at that time, on request %1</source>
        <translation>Este terapeuta está reservado a esa hora, en la solicitud %1</translation>
    </message>
    <message>
        <source>This therapist is in a market that is not yours</source>
        <translation>Este terapeuta está en una zona que no es suya</translation>
    </message>
    <message>
        <source>This therapist is not active</source>
        <translation>Este terapeuta no está activo</translation>
    </message>
    <message>
        <source>This value does not fit. %1: %2</source>
        <translation>Este valor no sirve. %1: %2</translation>
    </message>
    <message>
        <source>This visit begins at %1</source>
        <translation>Esta visita empieza a las %1</translation>
    </message>
    <message>
        <source>This was somebody else&apos;s: a supervisor can undo it</source>
        <translation>Esto lo hizo otra persona: lo puede deshacer un supervisor</translation>
    </message>
    <message>
        <source>To be called again</source>
        <translation>Hay que llamar de nuevo</translation>
    </message>
    <message>
        <source>Two different slots are needed</source>
        <translation>Se necesitan dos plazas distintas</translation>
    </message>
    <message>
        <source>Who asked is too long: 200 characters at most</source>
        <translation>Quién lo pidió es demasiado largo: 200 caracteres como máximo</translation>
    </message>
    <message>
        <source>With these it is still a double booking: keep %1 (dismiss it to accept it as it is)</source>
        <translation>Con estas sigue siendo una doble reserva: deje %1 (descártela para aceptarla como está)</translation>
    </message>
    <message>
        <source>You proposed how this alert was settled: somebody else signs it off</source>
        <translation>Usted propuso cómo se cerró esta alerta: el visto bueno lo da otra persona</translation>
    </message>
    <message>
        <source>You proposed this at %1: somebody else confirms it</source>
        <translation>Usted lo propuso a las %1: lo confirma otra persona</translation>
    </message>
    <message>
        <source>You settled this alert: somebody else signs it off</source>
        <translation>Usted cerró esta alerta: el visto bueno lo da otra persona</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>reservada</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>client</source>
        <translation>el cliente</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>destination</source>
        <translation>el destino</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>caducada</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>cubierta</translation>
    </message>
    <message>
        <source>market</source>
        <translation>la zona</translation>
    </message>
    <message>
        <source>no_show</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>one at most</source>
        <translation>una como máximo</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>person</source>
        <translation>la persona</translation>
    </message>
    <message>
        <source>request</source>
        <translation>la solicitud</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>el ajuste</translation>
    </message>
    <message>
        <source>therapist</source>
        <translation>el terapeuta</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Avisado</translation>
    </message>
    <message>
        <source>None of its slots would come back</source>
        <translation>No volvería ninguna de sus plazas</translation>
    </message>
</context>
<context>
    <name>slotdesk::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas de los ajustes</translation>
    </message>
    <message>
        <source>Reset window layout</source>
        <translation>Restablecer la disposición</translation>
    </message>
    <message>
        <source>Panels and columns as they were at first</source>
        <translation>Paneles y columnas como al principio</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>slotdesk::SettingsPages</name>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Another language is spoken after the next start.</source>
        <translation>El nuevo idioma se aplica al volver a iniciar.</translation>
    </message>
    <message>
        <source>Sound and notices</source>
        <translation>Sonido y avisos</translation>
    </message>
    <message>
        <source>Sound while an alert is new and nobody has claimed it</source>
        <translation>Sonido mientras una alerta es nueva y nadie la atiende</translation>
    </message>
    <message>
        <source>Notice of the desktop when an alert is new</source>
        <translation>Aviso del escritorio cuando hay una alerta nueva</translation>
    </message>
</context>
<context>
    <name>slotdesk::SettledDialog</name>
    <message>
        <source>Settled alerts</source>
        <translation>Alertas resueltas</translation>
    </message>
    <message>
        <source>Nothing was settled yet.</source>
        <translation>Aún no se ha resuelto nada.</translation>
    </message>
    <message>
        <source>&amp;What happened…</source>
        <translation>&amp;Qué pasó…</translation>
    </message>
    <message>
        <source>&amp;Reopen…</source>
        <translation>&amp;Reabrir…</translation>
    </message>
    <message>
        <source>&amp;Show the request</source>
        <translation>&amp;Ver la solicitud</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>It closed by itself: when it recurs it is back by itself too</source>
        <translation>Se cerró sola: si vuelve a ocurrir, también vuelve sola</translation>
    </message>
    <message>
        <source>Choose one to see what became of it.</source>
        <translation>Elija una para ver qué fue de ella.</translation>
    </message>
    <message>
        <source>Its double booking was gone, and the alert closed by itself.</source>
        <translation>Su doble reserva había desaparecido y la alerta se cerró sola.</translation>
    </message>
    <message>
        <source>Nobody has signed it off yet.</source>
        <translation>Nadie le ha dado el visto bueno todavía.</translation>
    </message>
    <message>
        <source>Signed off by %1.</source>
        <translation>Dio el visto bueno: %1.</translation>
    </message>
</context>
<context>
    <name>slotdesk::SettledTable</name>
    <message>
        <source>Settled</source>
        <translation>Resuelta</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Closed by itself</source>
        <translation>Se cerró sola</translation>
    </message>
</context>
<context>
    <name>slotdesk::SettlementWords</name>
    <message>
        <source>first · %1</source>
        <translation>primera · %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 later · %2</source>
        <translation>%1 después · %2</translation>
    </message>
    <message>
        <source>none near</source>
        <translation>ninguna cerca</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 antes</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>%1 después</translation>
    </message>
    <message>
        <source>%1 before, %2 after</source>
        <translation>%1 antes, %2 después</translation>
    </message>
</context>
<context>
    <name>slotdesk::SharedCalls</name>
    <message>
        <source>client</source>
        <translation>cliente</translation>
    </message>
    <message>
        <source>was let go</source>
        <translation>ya no viene</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a las %2</translation>
    </message>
</context>
<context>
    <name>slotdesk::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>A single letter works while no text is being typed.</source>
        <translation>Una letra sola funciona mientras no se escribe texto.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>On an alert that has the focus: %1.</source>
        <translation>En una alerta que tiene el foco: %1.</translation>
    </message>
</context>
<context>
    <name>slotdesk::SlotCard</name>
    <message>
        <source>Assign… A</source>
        <translation>Asignar… A</translation>
    </message>
    <message>
        <source>Choose a therapist for this slot (A)</source>
        <translation>Elegir un terapeuta para esta plaza (A)</translation>
    </message>
    <message>
        <source>Reassign… R</source>
        <translation>Reasignar… R</translation>
    </message>
    <message>
        <source>Give this slot to another therapist (R)</source>
        <translation>Dar esta plaza a otro terapeuta (R)</translation>
    </message>
    <message>
        <source>Release… L</source>
        <translation>Liberar… L</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Cancelar…</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>Sobra</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Plaza %1</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>Sobrante</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) out</source>
        <translation>
            <numerusform>%n oferta enviada</numerusform>
            <numerusform>%n ofertas enviadas</numerusform>
        </translation>
    </message>
    <message>
        <source>No offers out: nobody can answer</source>
        <translation>Sin ofertas: nadie puede responder</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>booked %1</source>
        <translation>reservada %1</translation>
    </message>
    <message>
        <source>Open the slot again and offer it (L)</source>
        <translation>Abrir la plaza de nuevo y ofrecerla (L)</translation>
    </message>
    <message>
        <source>Cancel this appointment only</source>
        <translation>Cancelar solo esta cita</translation>
    </message>
    <message>
        <source>Swap the therapist with another booking (S)</source>
        <translation>Intercambiar al terapeuta con otra cita (S)</translation>
    </message>
</context>
<context>
    <name>slotdesk::SlotTarget</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 in %2 (%3 here)</source>
        <translation>%1 en %2 (%3 aquí)</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>la plaza %1</translation>
    </message>
    <message>
        <source>the surplus appointment of %1</source>
        <translation>la cita sobrante de %1</translation>
    </message>
</context>
<context>
    <name>slotdesk::StartDialog</name>
    <message>
        <source>Slotdesk</source>
        <translation>Slotdesk</translation>
    </message>
    <message>
        <source>Welcome to Slotdesk</source>
        <translation>Le damos la bienvenida a Slotdesk</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>A made-up marketplace with live traffic, on a database of its own.</source>
        <translation>Un mercado inventado con tráfico en vivo, en una base de datos propia.</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>Conectarse a un servidor…</translation>
    </message>
    <message>
        <source>The database that your call center works on.</source>
        <translation>La base de datos con la que trabaja su centro de llamadas.</translation>
    </message>
    <message>
        <source>Work on this computer</source>
        <translation>Trabajar en este equipo</translation>
    </message>
    <message>
        <source>An empty desk on a database of its own.</source>
        <translation>Un puesto vacío con una base de datos propia.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
</context>
<context>
    <name>slotdesk::StartWindow</name>
    <message>
        <source>Slotdesk</source>
        <translation>Slotdesk</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>Abriendo la base de datos</translation>
    </message>
</context>
<context>
    <name>slotdesk::StatusLook</name>
    <message>
        <source>Working…</source>
        <translation>En curso…</translation>
    </message>
</context>
<context>
    <name>slotdesk::StatusWords</name>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Cubierta</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducada</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocida</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Reservada</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>Sobrante</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Solapamiento</translation>
    </message>
    <message>
        <source>Same therapist</source>
        <translation>Mismo terapeuta</translation>
    </message>
    <message>
        <source>After close</source>
        <translation>Tras el cierre</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Avisada</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>En riesgo</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Tomada</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Pospuesta</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resuelta</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Double-booked</source>
        <translation>Doble reserva</translation>
    </message>
</context>
<context>
    <name>slotdesk::SwapDialog</name>
    <message>
        <source>Swap %1 of %2</source>
        <translation>Intercambiar %1 de %2</translation>
    </message>
    <message>
        <source>Find a booking by therapist, client or request number</source>
        <translation>Busque una cita por terapeuta, cliente o número de solicitud</translation>
    </message>
    <message>
        <source>Find a booking</source>
        <translation>Buscar una cita</translation>
    </message>
    <message>
        <source>Bookings of this market, the nearest in time first</source>
        <translation>Citas de esta zona, primero las más cercanas en hora</translation>
    </message>
    <message>
        <source>There is no other booking in this market to swap with.</source>
        <translation>En esta zona no hay otra cita con la que intercambiar.</translation>
    </message>
    <message>
        <source>Swap with %1</source>
        <translation>Intercambiar con %1</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Intercambiar</translation>
    </message>
    <message>
        <source>Choose a booking: what changes then is shown here.</source>
        <translation>Elija una cita: aquí se ve qué cambia.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 goes to %2 at %3, %4 comes here. To be told: %5 and %6.</source>
        <translation>%1 va con %2 a las %3 y %4 viene aquí. Hay que avisar a %5 y a %6.</translation>
    </message>
    <message>
        <source>%1 is not booked here any more: there is nothing to swap.</source>
        <translation>%1 ya no tiene esta reserva: no hay nada que intercambiar.</translation>
    </message>
    <message>
        <source>The booking of %1 has changed. Choose another one.</source>
        <translation>La reserva de %1 ha cambiado. Elija otra.</translation>
    </message>
</context>
<context>
    <name>slotdesk::SwapTable</name>
    <message>
        <source>Therapist</source>
        <translation>Terapeuta</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>same time</source>
        <translation>misma hora</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 después</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 antes</translation>
    </message>
</context>
<context>
    <name>slotdesk::TimeWords</name>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, as here</source>
        <translation>%1 en %2, igual que aquí</translation>
    </message>
    <message>
        <source>%1 in %2 · %3 here</source>
        <translation>%1 en %2 · %3 aquí</translation>
    </message>
    <message>
        <source>%1 (%2 here)</source>
        <translation>%1 (%2 aquí)</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
</context>
<context>
    <name>slotdesk::TimelineTable</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
</context>
<context>
    <name>slotdesk::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z)</source>
        <translation>Deshacerlo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
    <message>
        <source>F1 shortcuts · Ctrl+K commands</source>
        <translation>F1 atajos · Ctrl+K órdenes</translation>
    </message>
    <message>
        <source>What I did today</source>
        <translation>Lo que hice hoy</translation>
    </message>
    <message>
        <source>Undo · %1 left</source>
        <translation>Deshacer · quedan %1</translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z). Possible for %1 more, unless somebody changes it before.</source>
        <translation>Deshacerlo (Ctrl+Z). Posible durante %1 más, salvo que alguien lo cambie antes.</translation>
    </message>
</context>
<context>
    <name>slotdesk::TopBar</name>
    <message>
        <source>%1 on this computer</source>
        <translation>%1 en este equipo</translation>
    </message>
    <message>
        <source>Slotdesk</source>
        <translation>Slotdesk</translation>
    </message>
    <message>
        <source>Phone, name or request number</source>
        <translation>Teléfono, nombre o solicitud</translation>
    </message>
    <message>
        <source>Search requests by phone, name or request number</source>
        <translation>Buscar solicitudes por teléfono, nombre o número</translation>
    </message>
    <message>
        <source>A phone number in any format, a name, a request number. A word with a minus sign in front must not occur. Enter also looks in the past.</source>
        <translation>Un teléfono en cualquier formato, un nombre, un número de solicitud. Una palabra con un signo menos delante no debe aparecer. Intro busca también en el pasado.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>All markets</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Todas las horas</translation>
    </message>
    <message>
        <source>Next 2 hours</source>
        <translation>Próximas 2 horas</translation>
    </message>
    <message>
        <source>Next 8 hours</source>
        <translation>Próximas 8 horas</translation>
    </message>
    <message>
        <source>Next 24 hours</source>
        <translation>Próximas 24 horas</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>Próximos 7 días</translation>
    </message>
    <message>
        <source>Server and login: %1</source>
        <translation>Servidor y usuario: %1</translation>
    </message>
    <message>
        <source>What was flagged</source>
        <translation>Lo señalado</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (F1)</source>
        <translation>Atajos de teclado (F1)</translation>
    </message>
    <message>
        <source>Age of the data: %1</source>
        <translation>Antigüedad de los datos: %1</translation>
    </message>
    <message>
        <source>Everything that can be done here</source>
        <translation>Todo lo que se puede hacer aquí</translation>
    </message>
    <message>
        <source>The board is true as of this moment.</source>
        <translation>El tablero es cierto en este momento.</translation>
    </message>
</context>
<context>
    <name>slotdesk::TrayNotice</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) wait for somebody</source>
        <translation>
            <numerusform>%n alerta espera a alguien</numerusform>
            <numerusform>%n alertas esperan a alguien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::TrendChart</name>
    <message>
        <source>of a thousand bookings</source>
        <translation>de cada mil reservas</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
</context>
<context>
    <name>slotdesk::TrendRange</name>
    <message>
        <source>The last 30 days</source>
        <translation>Los últimos 30 días</translation>
    </message>
    <message>
        <source>The last 12 weeks</source>
        <translation>Las últimas 12 semanas</translation>
    </message>
    <message>
        <source>The last 12 months</source>
        <translation>Los últimos 12 meses</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Desde el principio</translation>
    </message>
</context>
<context>
    <name>slotdesk::TrendTable</name>
    <message>
        <source>Highest median: %1, %2.</source>
        <translation>Mediana más alta: %1, %2.</translation>
    </message>
    <message>
        <source>Most: %1 of a thousand, %2.</source>
        <translation>Máximo: %1 de cada mil, %2.</translation>
    </message>
    <message>
        <source>None in all this time.</source>
        <translation>Ninguna en todo este tiempo.</translation>
    </message>
    <message>
        <source>%1 in all; most: %2, %3.</source>
        <translation>%1 en total; máximo: %2, %3.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>slotdesk::TrendWords</name>
    <message>
        <source>Double bookings</source>
        <translation>Dobles reservas</translation>
    </message>
    <message>
        <source>Double bookings per thousand</source>
        <translation>Dobles reservas por mil</translation>
    </message>
    <message>
        <source>Double bookings by kind</source>
        <translation>Dobles reservas por tipo</translation>
    </message>
    <message>
        <source>Double bookings by source</source>
        <translation>Dobles reservas por origen</translation>
    </message>
    <message>
        <source>Double bookings by market</source>
        <translation>Dobles reservas por zona</translation>
    </message>
    <message>
        <source>Near misses</source>
        <translation>Carreras evitadas</translation>
    </message>
    <message>
        <source>Time to fill</source>
        <translation>Tiempo hasta cubrir</translation>
    </message>
    <message>
        <source>Time to resolve</source>
        <translation>Tiempo hasta resolver</translation>
    </message>
    <message>
        <source>Each case once, on the day on which its first booking too many was written.</source>
        <translation>Cada caso una vez, el día en que se escribió su primera reserva de más.</translation>
    </message>
    <message>
        <source>How many of a thousand bookings written in that time made a double booking.</source>
        <translation>Cuántas de cada mil reservas escritas en ese tiempo causaron una doble reserva.</translation>
    </message>
    <message>
        <source>What was wrong: too many bookings, one therapist in two places or twice at one visit, or a booking on a closed request.</source>
        <translation>Qué estaba mal: demasiadas reservas, un terapeuta en dos lugares o dos veces en una visita, o una reserva en una solicitud cerrada.</translation>
    </message>
    <message>
        <source>Who wrote the booking too many: an old backend, somebody by hand, or an imported history.</source>
        <translation>Quién escribió la reserva de más: un sistema antiguo, alguien a mano o un historial importado.</translation>
    </message>
    <message>
        <source>Where the visits are. A day is the market&apos;s own.</source>
        <translation>Dónde son las visitas. El día es el de la zona.</translation>
    </message>
    <message>
        <source>Races that ended well: the lock or a constraint decided, and nobody was booked twice.</source>
        <translation>Carreras que acabaron bien: decidió el bloqueo o una restricción y nadie quedó reservado dos veces.</translation>
    </message>
    <message>
        <source>From the call to the booking of the last slot: half of the requests were quicker than the median, nine of ten quicker than the other figure.</source>
        <translation>Desde la llamada hasta la reserva de la última plaza: la mitad de las solicitudes tardó menos que la mediana, nueve de cada diez menos que la otra cifra.</translation>
    </message>
    <message>
        <source>From the alert of a double booking to its end: half of them were over sooner than the median, nine of ten sooner than the other figure.</source>
        <translation>Desde la alerta de una doble reserva hasta su fin: la mitad acabó antes que la mediana, nueve de cada diez antes que la otra cifra.</translation>
    </message>
    <message>
        <source>Nothing was booked in this time.</source>
        <translation>No se reservó nada en este tiempo.</translation>
    </message>
    <message>
        <source>There was no double booking in this time.</source>
        <translation>No hubo ninguna doble reserva en este tiempo.</translation>
    </message>
    <message>
        <source>No two writers came close to each other in this time.</source>
        <translation>En este tiempo no coincidieron dos escrituras.</translation>
    </message>
    <message>
        <source>No request was filled in this time.</source>
        <translation>No se cubrió ninguna solicitud en este tiempo.</translation>
    </message>
    <message>
        <source>No double booking was settled in this time.</source>
        <translation>No se resolvió ninguna doble reserva en este tiempo.</translation>
    </message>
    <message>
        <source>Per thousand</source>
        <translation>Por mil</translation>
    </message>
    <message>
        <source>Other markets</source>
        <translation>Otras zonas</translation>
    </message>
    <message>
        <source>Nine of ten within</source>
        <translation>Nueve de diez en</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Imported history</source>
        <translation>Historial importado</translation>
    </message>
    <message>
        <source>Old backend</source>
        <translation>Sistema antiguo</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>A mano</translation>
    </message>
    <message>
        <source>Slotdesk command</source>
        <translation>Orden de Slotdesk</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>El reloj</translation>
    </message>
    <message>
        <source>Not known any more</source>
        <translation>Ya no se sabe</translation>
    </message>
    <message>
        <source>Waited at the lock, lost</source>
        <translation>Esperó al bloqueo y perdió</translation>
    </message>
    <message>
        <source>Deadlock, tried again</source>
        <translation>Interbloqueo, repetido</translation>
    </message>
    <message>
        <source>Stopped by a constraint</source>
        <translation>Parada por una restricción</translation>
    </message>
    <message>
        <source>Stopped by a unique key</source>
        <translation>Parada por una clave única</translation>
    </message>
    <message>
        <source>Lock was taken</source>
        <translation>El bloqueo estaba tomado</translation>
    </message>
    <message>
        <source>Old snapshot</source>
        <translation>Instantánea antigua</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otras</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 días</translation>
    </message>
</context>
<context>
    <name>slotdesk::TrendsDialog</name>
    <message>
        <source>Trends</source>
        <translation>Tendencias</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>All markets</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>The figures of the chart</source>
        <translation>Las cifras del gráfico</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>&amp;Save as CSV</source>
        <translation>&amp;Guardar como CSV</translation>
    </message>
    <message>
        <source>&amp;Copy the figures</source>
        <translation>&amp;Copiar las cifras</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Trends are for supervisors. Your login may not read them.</source>
        <translation>Las tendencias son para supervisores. Su usuario no puede leerlas.</translation>
    </message>
    <message>
        <source>Save the figures as CSV</source>
        <translation>Guardar las cifras como CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>No se puede escribir %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n fila copiada.</numerusform>
            <numerusform>%n filas copiadas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::ViewActions</name>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Rename or delete views</source>
        <translation>Renombrar o eliminar vistas</translation>
    </message>
    <message>
        <source>Saved views: filters, order and columns under a name</source>
        <translation>Vistas guardadas: filtros, orden y columnas con un nombre</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Vista: %1</translation>
    </message>
    <message>
        <source>No views yet</source>
        <translation>Aún no hay vistas</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Guardar esta vista…</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Renombrar o eliminar…</translation>
    </message>
    <message>
        <source>View saved: %1</source>
        <translation>Vista guardada: %1</translation>
    </message>
    <message>
        <source>There are %1 views already. Delete one first.</source>
        <translation>Ya hay %1 vistas. Elimine una primero.</translation>
    </message>
</context>
<context>
    <name>slotdesk::ViewNameDialog</name>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nombre de la vista</translation>
    </message>
    <message>
        <source>Name, for instance &quot;Boston tonight&quot;</source>
        <translation>Nombre, por ejemplo «Boston esta noche»</translation>
    </message>
    <message>
        <source>Filters, order and columns as they are now.</source>
        <translation>Filtros, orden y columnas como están ahora.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
</context>
<context>
    <name>slotdesk::ViewsDialog</name>
    <message>
        <source>Saved views</source>
        <translation>Vistas guardadas</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>slotdesk::Wallboard</name>
    <message>
        <source>Slotdesk wallboard · %1</source>
        <translation>Panel de Slotdesk · %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>requests with a slot that nobody has</source>
        <translation>solicitudes con una plaza sin nadie</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>En riesgo</translation>
    </message>
    <message>
        <source>may start with nobody at the door</source>
        <translation>pueden empezar sin nadie en la puerta</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message numerus="yes">
        <source>%n nobody&apos;s yet</source>
        <translation>
            <numerusform>%n sin tomar</numerusform>
            <numerusform>%n sin tomar</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody has each</source>
        <translation>todas tomadas</translation>
    </message>
    <message>
        <source>Longest waiting</source>
        <translation>Mayor espera</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Age of the data</source>
        <translation>Antigüedad de los datos</translation>
    </message>
    <message>
        <source>Close the wallboard</source>
        <translation>Cerrar el panel mural</translation>
    </message>
    <message>
        <source>Close the wallboard (Esc)</source>
        <translation>Cerrar el panel mural (Esc)</translation>
    </message>
</context>
<context>
    <name>slotdesk::WindowActions</name>
    <message>
        <source>The window</source>
        <translation>La ventana</translation>
    </message>
    <message>
        <source>Columns of the requests</source>
        <translation>Columnas de las solicitudes</translation>
    </message>
    <message>
        <source>Columns of the offers</source>
        <translation>Columnas de las ofertas</translation>
    </message>
    <message>
        <source>Reset window layout</source>
        <translation>Restablecer la disposición</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Another window</source>
        <translation>Otra ventana</translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation>Panel mural</translation>
    </message>
    <message>
        <source>About Slotdesk</source>
        <translation>Acerca de Slotdesk</translation>
    </message>
    <message>
        <source>Rules of the server</source>
        <translation>Reglas del servidor</translation>
    </message>
    <message>
        <source>Work on another server</source>
        <translation>Trabajar en otro servidor</translation>
    </message>
</context>
<context>
    <name>slotdesk::WithdrawDialog</name>
    <message>
        <source>Withdraw the offer to %1</source>
        <translation>Retirar la oferta a %1</translation>
    </message>
    <message>
        <source>%1 can no longer accept. Everybody else who was asked still can.</source>
        <translation>%1 ya no podrá aceptar. Los demás que la recibieron sí pueden.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
</context>
</TS>
