/** Function words that the lists of the `stopword` package lack; the English one has only 108. */
export const moreStopWords: Record<string, string> = {
  en: `am are arent aint be been being cannot cant couldnt did didnt do does doesnt doing done dont down during each either else
    ever every few further had hadnt has hasnt have havent having he hed hes her hers herself hows i id ill im ive isnt its
    itself just lets may maybe me mine more most mustnt my myself neither nor no not off often once ours ourselves own per
    quite rather really she shes shouldnt so somehow someone something somewhere than thats theirs them themselves theres
    theyre theyve though thus til together too unless until upon us very via was wasnt we weve were werent whatever whats
    when whenever wheres whether whichever whos whom whose why within without wont wouldnt yet youd youll youre youve yours
    yourself yourselves etc`,
  es: `al algo algunas alguno algunos ante antes aunque bien cada casi como con contra cual cuales cuando cuanto de del desde
    donde durante e el ella ellas ellos en entre era eran eres es esa ese eso esta estaba estado estan estar estas este esto
    estos estoy fue fueron ha haber habia hace hacer han has hasta hay he ir la las le les lo los mas me mi mientras mis mismo
    mucho muy nada ni no nos nosotros nuestra nuestro o os otra otro para pero poco por porque pues que quien se sea ser si
    sido sin sobre sois solo somos son soy su sus tal tambien tan tanto te tengo ti tiene tienen todo todos tu tus un una
    unas uno unos usted va vez vosotros voy y ya yo hemos aquel aquella aquello aquellos aquellas`,
  fr: `ai as au aux avec ce ces cela comme dans de des du elle en est et etre eu il ils je la le les leur lui ma mais me mes
    moi mon ne nos notre nous on ont ou par pas plus pour qu que qui sa se ses si son sont sur ta te tes toi ton tout tres
    tu un une vos votre vous y elles sous chez quoi quand comment combien pourquoi aussi ca dont vers entre etait etaient`,
  pt: `a ao aos as com como da das de do dos e ela elas ele eles em entre era essa esse esta este eu foi ha isso isto ja la
    lhe mais mas me meu meus minha muito na nao nas nem nos nossa nosso num o os ou para pela pelo por qual quando que quem
    se sem ser seu sua so sou tambem te tem tenho ter um uma voce voces sao estao foram sera seja sobre onde cada antes outro outra outros outras todo todos toda
    todas tudo menos eram fui tinha temos havia haja deste desta disso desse dessa quem cujo ate
    quanto quanta quantos quantas fazer faz faria`,
  it: `essere avere quando fra ancora quindi pero cioe sia stato stata`,
  nl: `jij jullie onder waar wanneer waarom bent hebt wordt worden werd moeten mogen jouw onze zullen zal zou`,
  sv: `hos`,
};
