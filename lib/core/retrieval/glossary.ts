/**
 * Words of questions about work, learning and data, with their English counterparts:
 * `words of the language:English words`, one meaning a line. Only for finding a document in
 * English for a question in another language; nothing is translated for anyone to read.
 */
export const glossaries: Record<string, string> = {
  es: `
trabajo trabajos empleo puesto:job work
empresa empresas empleador:employer company
primer primero primera:first
datos:data
aprender aprendo estudiar estudio:learn study
curso cursos formación:course
certificado certificados certificación:certificate
título carrera grado universidad:degree university
carrera profesional:career
cambiar cambio pasarme pasar:change move
entrevista entrevistas:interview
sueldo salario:salary
negociar negociación:negotiate negotiation
currículum currículo cv:cv resume
perfil:profile
proyecto proyectos:project
portafolio portfolio:portfolio
mentor mentora:mentor
reclutador reclutadores:recruiter
remoto teletrabajo:remote
ciudad pueblo:town city
pequeña pequeño:small
hijos niños hijo:kids children
tiempo horas:time hours
programar programación:program code
estadística:statistics
herramienta herramientas:tool
prueba pruebas:test
modelo modelos:model
libro libros:book
charla conferencia ponencia:talk conference
blog escribir escribo:blog write
comunidad:community
profesor profesora maestro enseñanza:teacher teaching
miedo impostor síndrome:imposter fear
nube:cloud
error errores fallo:error failure
equipo:team
jefe jefa:manager
buscar busco buscarías búsqueda:search find
edad años:age
síndrome:syndrome
calidad:quality
monitorizar monitorización:monitoring
cuaderno cuadernos:notebook
consultoría asesoría:consulting
código abierto:open source`,
  fr: `
travail emploi poste:job work
entreprise employeur société:employer company
premier première:first
données:data
apprendre apprends étudier études:learn study
cours formation:course
certificat certification certifications:certificate
diplôme université:degree university
carrière:career
changer changement reconversion:change career
entretien entretiens:interview
salaire:salary
négocier négociation:negotiate negotiation
cv:cv resume
profil:profile
projet projets:project
portfolio:portfolio
mentor mentore:mentor
recruteur recruteurs recruteuse:recruiter
distance télétravail:remote
ville village:town city
petite petit:small
enfants enfant:kids children
temps heures:time hours
programmer programmation coder:program code
statistiques statistique:statistics
outil outils:tool
test tests tester:test
modèle modèles:model
livre livres:book
conférence présentation:talk conference
blog écrire:blog write
professeur enseignant enseignante:teacher teaching
imposteur peur:imposter fear
nuage cloud:cloud
erreur erreurs panne:error failure
équipe:team
chercher recherche trouver:search find
âge ans:age
qualité:quality
surveillance surveiller:monitoring
conseil consultant:consulting`,
  de: `
arbeit job stelle arbeitsplatz:job work
firma unternehmen arbeitgeber:employer company
erste erster erstes ersten:first
daten:data
lernen lerne studieren studium:learn study
kurs kurse weiterbildung:course
zertifikat zertifikate zertifizierung:certificate
abschluss studium universität:degree university
karriere beruf:career
wechseln wechsel umsteigen quereinstieg quereinsteiger:change career move
vorstellungsgespräch bewerbungsgespräch interview:interview
gehalt:salary
verhandeln verhandlung gehaltsverhandlung:negotiate negotiation salary
lebenslauf:cv resume
profil:profile
projekt projekte:project
portfolio:portfolio
mentor mentorin:mentor
personalvermittler recruiter:recruiter
homeoffice remote fernarbeit:remote
stadt kleinstadt dorf:town city
kleine kleinen kleinstadt:small
kinder kind:kids children
zeit stunden:time hours
programmieren programmierung:program code
statistik:statistics
werkzeug werkzeuge:tool
test tests testen:test
modell modelle:model
buch bücher:book
vortrag konferenz:talk conference
blog schreiben:blog write
lehrer lehrerin unterrichten:teacher teaching
hochstapler angst:imposter fear
wolke cloud:cloud
fehler ausfall:error failure
team mannschaft:team
chef chefin vorgesetzter:manager
suchen suche finden stellensuche:search find job
alter jahre:age
qualität datenqualität:quality data
überwachen überwachung:monitoring
beratung berater:consulting`,
  pt: `
trabalho emprego vaga:job work
empresa empresas empregador:employer company
primeiro primeira:first
dados:data
aprender estudar estudo:learn study
curso cursos formação:course
certificado certificação certificações:certificate
diploma faculdade universidade graduação:degree university
carreira:career
mudar mudança migrar transição:change move career
entrevista entrevistas:interview
salário:salary
negociar negociação:negotiate negotiation
currículo:cv resume
perfil:profile
projeto projetos:project
portfólio:portfolio
mentor mentora mentoria:mentor
recrutador recrutadores:recruiter
remoto:remote
cidade interior:town city
pequena pequeno:small
filhos crianças:kids children
tempo horas:time hours
programar programação:program code
estatística:statistics
ferramenta ferramentas:tool
teste testes:test
modelo modelos:model
livro livros:book
palestra conferência:talk conference
blog escrever:blog write
professor professora:teacher teaching
impostor medo:imposter fear
nuvem:cloud
erro erros falha:error failure
equipe time:team
procurar buscar busca:search find
idade anos:age
qualidade:quality
monitorar monitoramento:monitoring
consultoria:consulting`,
  it: `
lavoro impiego posto:job work
azienda aziende datore:employer company
primo prima:first
dati:data
imparare studiare studio:learn study
corso corsi formazione:course
certificato certificazione certificazioni:certificate
laurea università diploma:degree university
carriera:career
cambiare cambio passare:change move
colloquio colloqui:interview
stipendio:salary
negoziare negoziazione trattare:negotiate negotiation
curriculum:cv resume
profilo:profile
progetto progetti:project
portfolio:portfolio
mentore mentor:mentor
recruiter selezionatore:recruiter
remoto:remote
città paese:town city
piccola piccolo:small
figli bambini:kids children
tempo ore:time hours
programmare programmazione:program code
statistica:statistics
strumento strumenti:tool
test prova:test
modello modelli:model
libro libri:book
conferenza intervento:talk conference
blog scrivere:blog write
insegnante insegnare:teacher teaching
impostore paura:imposter fear
errore errori guasto:error failure
squadra:team
cercare ricerca trovare:search find
età anni:age
qualità:quality
monitorare monitoraggio:monitoring
consulenza:consulting`,
  nl: `
werk baan functie:job work
bedrijf werkgever:employer company
eerste:first
gegevens:data
leren leer studeren studie:learn study
cursus cursussen opleiding:course
certificaat certificaten certificering:certificate
diploma universiteit:degree university
carrière loopbaan:career
overstappen overstap wisselen:change move career
sollicitatiegesprek gesprek:interview
salaris loon:salary
onderhandelen onderhandeling:negotiate negotiation
cv:cv resume
profiel:profile
project projecten:project
portfolio:portfolio
mentor:mentor
recruiter:recruiter
thuiswerken afstand:remote
stad dorp:town city
kleine klein:small
kinderen kind:kids children
tijd uren:time hours
programmeren:program code
statistiek:statistics
gereedschap hulpmiddel:tool
test testen:test
model modellen:model
boek boeken:book
presentatie conferentie praatje:talk conference
blog schrijven:blog write
leraar lerares lesgeven:teacher teaching
bedrieger angst:imposter fear
fout fouten storing:error failure
zoeken vinden:search find
leeftijd jaar:age
kwaliteit:quality
bewaken bewaking:monitoring
advies consultancy:consulting`,
};
