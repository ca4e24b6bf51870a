/** What people of many countries are called, and what those who know them call them instead. */

/** The first of each row is the whole name; a name may stand in several rows. */
const rows = `
  aleksander alek olek sasha; alexander alex al lex xander sander sasha sascha sanya sandy alec alejo; alexandra alex lexi sandra sasha sascha ali
  alejandro alex ale jandro; alejandra alex ale jandra; alfred alf fred freddy alfie; albert al bert bertie; alice ali allie; alison ali allie
  amanda mandy; andreas andi andy; andrew andy drew; andrea andi andie drea; andrei andrey andryusha; angela angie; anastasia nastya stacy ana tasia
  anna annie anya anja ania nan nancy anka aneta; antonio toni tonio; anthony tony ant; antonia toni; anton toni tosha; arthur art artie; barbara barb
  barbie babs basia; beatrice bea trixie; beatriz bea; benjamin ben benny benji; bernard bernie; bernhard bernd; brandon bran; bradley brad; bridget
  bridie biddy; caroline caro carrie carol lina; carolina caro lina; catherine cathy cat kate katie kitty cath; cassandra cass cassie; charles charlie
  chuck chas chaz; charlotte charlie lottie lotte; christian chris; christina chris tina christy; christine chris tina chrissy; christopher chris topher
  kit; cynthia cindy; daniel dan danny dani; daniela dani; danielle dani; david dave davey dov; deborah deb debbie; dennis denny; dmitri dima mitya;
  dmitry dima mitya; dominic dom; dominik dom; donald don donnie; dorothy dot dottie dolly; edmund ed eddie ned; edward ed eddie ted teddy ned; eduardo
  edu lalo; ekaterina katya kate; elena lena lenka; eleanor ellie nell nora; elisabeth lisa elli lisbeth sissi betty; elizabeth liz lizzie beth betsy
  betty eliza lisa libby ellie lilibet; emily em emmy millie; emma em emmy; ernest ernie; eugene gene; eva evi evka; evgeny zhenya; ewa ewka; felipe
  pipe; ferdinand ferdi; florian flo; frances fran frankie fanny; francesca fran franzi; francis frank frankie; francisco paco pancho fran kiko; franziska
  franzi ziska; frederick fred freddie rick; friedrich fritz; gabriel gabe gabi; gabriela gabi gaby; gabriele gabi; geoffrey geoff; georg schorsch jorg;
  george georgie; gerald gerry jerry; gerard gerry; gertrude trudy gert; giovanni gianni vanni; giuseppe beppe peppe; gregory greg gregor; grigory grisha;
  guadalupe lupe; guillermo memo guille; gustav gus; hannah hanna; harold harry hal; heinrich heinz heiner; helen nell nellie; helena lena hela; henry
  harry hank hal; hubert bert hugh; ignacio nacho; ignatius iggy; irina ira; isabel isa bella; isabella isa bella izzy; isabelle isa belle izzy; ivan
  vanya; jacob jake; jacqueline jackie; jakob jake; jakub kuba; james jim jimmy jamie; janet jan; jeffrey jeff; jennifer jen jenny jenn; jeremy jerry jem;
  jessica jess jessie; jesus chuy chucho; joachim jochen achim; johannes hannes hans jo; john jack johnny jon; jonathan jon jonny nathan; jose pepe; josef
  sepp pepa; joseph joe joey jo; josephine jo josie; joshua josh; juan juanito; judith judy jude; julia jules julie; katarzyna kasia; katharina kathi kati
  kathe nina; katherine kate katie kathy kat kit kitty; kathleen kathy kath; kenneth ken kenny; kimberly kim; klaus klausi; konstantin kostya; kristina kris
  tina kristy; krzysztof krzysiek; laura laurie lori; lawrence larry laurie; leonard leo len lenny; leonardo leo nardo; leopold leo poldi; lewis lew;
  louis lou louie; louisa lou; ludmila lida mila; luis lucho; lukas luke; lyudmila lyuda mila; magdalena magda lena leni; malgorzata gosia; manuel
  manu manolo; manuela manu; marcus marc mark; margaret maggie meg peggy marge margie greta daisy rita madge; margarete grete gretel; margarita rita;
  maria mia mary masha marysia mimi; maria-jose majo; mariana mari; martha marty; martin marty; matthew matt matty; matthias matti matze hias; maximilian
  max maxi; maxwell max; melissa mel missy lissa; michael mike mick mickey micha mikey michi; mikhail misha; miguel migue; miroslav mirek; mohammed mo
  moe; mohamed mo; muhammad mo; natalia nat natasha natalka; natalie nat; nathaniel nate nat; nicholas nick nicky nico; nicole nicky nikki nic; nikolai
  kolya; nikolaus klaus niko; oliver ollie olli; olivia liv livvy; pamela pam; patricia pat patty tricia trish; patrick pat paddy rick; pavel pasha pavlik;
  penelope penny; peter pete petey; philip phil pip; phillip phil; rachel rae; raymond ray; rebecca becky becca; reinhard reini; ricardo rico richi; richard
  rick rich dick ricky richie; robert bob rob bobby robbie bert bertie; roberto beto berto; rodrigo rodri; ronald ron ronnie; rosemary rose rosie; rudolf
  rudi; rudolph rudy; ruslan rus; samantha sam sammy; samuel sam sammy; sandra sandy; santiago santi; sebastian seb basti bastian; sergei seryozha; sergio
  checo; sophia sophie; sophie soph; stanislav standa stas; stanley stan; stephanie steph steffi; stefan stevo steff; stefanie steffi; stephen steve;
  steven steve; susan sue susie suzy; susanna sanna susi; susanne susi sanne; svetlana sveta lana; tamara toma; tatiana tanya; teresa tere resi; terence
  terry; theodore ted teddy theo; theresa terry tess resi; thomas tom tommy; tiffany tiff; timothy tim timmy; tobias tobi; ulrich uli ulli; ulrike uli rike;
  valentina valya vale; vasily vasya; veronica ronnie roni vero; victor vic; victoria vicky tori vic; vincent vince vinnie; viktor vitya; vladimir vova
  volodya vlad; walter walt wally; wilhelm willi willy; william will bill billy willy liam; winifred winnie; wolfgang wolfi wolf; yekaterina katya;
  yevgeny zhenya; yusuf yus; zachary zach zack; zsuzsanna zsuzsi; zuzana zuzka; priyanka priya; krishnamurthy krish; subramanian subbu; venkatesh venky;
  siddharth sid; abdullah abdul; mustafa musti; ibrahim ibo; mehmet memo; suleyman sulo; fatima fatma; kazimierz kazik; wojciech wojtek; tadeusz tadek;
  agnieszka aga; joanna asia joasia jo; malgorzata malgosia; grzegorz grzesiek; andrzej jedrek; jaroslav jarda; frantisek franta; vaclav vasek; jiri jirka;
  tomasz tomek; piotr piotrek; pawel pawelek; marcin marcinek; hans hansi`;

const called: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    found.set(one, (found.get(one) ?? new Set()).add(other));
  };
  for (const row of rows.split(";")) {
    const [whole = "", ...others] = row.trim().split(/\s+/);
    for (const other of others) {
      add(whole, other);
      add(other, whole);
    }
  }
  return found;
})();

/** Whoever stands on the roster by the short name may be reported by the whole one. */
export const otherwiseCalled = (given: string): Iterable<string> => called.get(given) ?? [];

/** Whole names that another is one letter, one ending or a beginning away from. */
const given = new Set([
  ...rows.split(";").map((row) => row.trim().split(/\s+/)[0] ?? ""),
  ...`aaron abigail adam adele adrian adriana adrienne agnes ahmed aidan aisha alain alan alba alberto alena ales alessandra alessandro alex alfonso
  alicia alina aline alisa allan allen alma alvaro alvin amalia amelia amelie amina amir ana anders andre andree andres anette angel angelo angelina anika anita
  anja anke ann annette annika anne annie ansgar antje antoine antoinette anya ariana ariel arjun armin arne arnold arno arun astrid audrey august aurelie
  axel ayesha bastian beate beatrix bella ben benedict benedikt benoit berta bettina bianca birgit bjorn blanca bogdan boris brenda brian bruce bruno bryan
  camila camille carl carla carlo carlos carlotta carmen carol carola caspar cecilia cecile celia celine chiara chloe christa christel christiane christoph
  clara claire clare clarissa claude claudia claudine claudio clemens colin connie conrad corina corinna corinne cornelia craig cristina dagmar damian damien
  dan dana daniele danilo danny daria dario darius debora denis denise derek diana diane diego dieter dina dirk dominique dora doris dorota dorothea douglas
  duncan dylan edgar edith edwin eileen elaine elias elif elin elina elisa elise elke ella ellen elmar elsa elvira emil emilia emilie emilio emmanuel enrico
  enrique eric erica erich erik erika erin erwin esra esteban esther ethan eugenia eveline evelyn ezra fabian fabio fabrice farah fatma federico felicia felix
  fernanda fernando filip filipe fiona flora florence fran franca franck franco francois francoise frank franz frederic frederik frida frieda gaby gareth gary
  georgia georgina gerda gerhard gina gisela gloria gordon graham greta gudrun guido gunter gustavo guy hans harald harriet hassan hedwig heidi heike helene
  helga helge helmut hendrik henri henrik henrike herbert hermann hilary hilda holger horst howard hugo ian ida ignaz ilona ilse imran ines inga inge ingo
  ingrid ira irene iris irma isaac isaak ivana ivo ivonne jack jaime jan jana jane jannis jason javier jean jeanette jeanne jens jerome jill jim jo joan
  joana joao joel joelle johan johann johanna johanne jon jonas joost jordan jorge jorn josefa josefine josie joyce juana judy jules julian juliana juliane
  julie juliet juliette julio julius juri justin jutta kai kamil kamila karel karen karim karin karina karl karla karlo karol karolina kaspar katarina kate
  katia katja katrin kay keith kelly kerstin kevin khalid kim kira kirsten klara konrad kora kristian kristin kristine kurt kyle lara larissa lars laszlo
  laurent lauren laurence lea leah leila leon leona leonie leslie leticia levi liam lidia lilian liliana lina linda linus lionel lisa liselotte livia loic
  lola lorena lorenz lorenzo lothar lottie lou louise luca lucas lucia lucian lucie lucien lucy ludwig luigi luisa luise luka lukasz luna lydia lynn madeleine
  maja malcolm malte malin manfred manuel mara marc marcel marcella marcello marco marcos marek maren marga margit margot margret marian marianne marie
  mariella marija marika marina mario marion marisa marita marius mark marko markus marlene marlies marta marthe martina mary mateo mateus mathias mathilde
  mathieu mattia maud maureen mauricio maurice maxim maya megan mei melanie mia michaela michal michel michele michelle mika mila milan milena mina mira mirela
  mirela miriam mirko mirjam moira monica monika monique moritz morten murat myriam nadia nadine nadja naomi nathalie nathan neil nelly nestor nico nicola
  nicolas niels nigel nikita niklas nikola nikolas nils nina noah noel noelia nora norbert norma olaf oleg olga olivier omar oscar oskar otto owen pablo paola
  paolo pascal pascale patrice patricio patrik patrizia paul paula paulina pauline paulo pavla pedro peggy petr petra philipp philippa philippe pia pierre
  pietro pilar piers raffaela rafael raisa ralf ralph ramon ramona raoul raphael raquel raul rebekka regina reiner renata renate rene renee ria rita robin
  roger rokas roland rolf roman romana romy rosa rosalie ross roxana roy ruben rudi rupert ruth ryan sabina sabine sabrina salma sally salome salvador samir
  samira samuele sandro sara sarah saskia scott sean selina selma serge sergej shannon sharon sheila sigrid silke silvana silvia silvio simon simona simone
  sina sofia sofie sonia sonja sonya stacy stella stephan stephane stuart sunil susana suzanne sven svenja sybille sylvain sylvia sylvie tania tanja tara tea
  teo tessa thea thekla theo thorsten tiago till tilo tim timo timon tina tom tomas tommaso toni tony torben torsten tracy trevor tristan udo ulla umberto una
  urs ursula ute uwe valentin valeria valerie vanessa vera verena vicente viktoria vincenzo viola violetta virginia virginie vito vivian viviana volker walther
  wanda wendy werner wilma xavier yann yannick yasmin ylva yolanda yuri yves yvette yvonne zara zoe zofia zora`
    .trim()
    .split(/\s+/),
]);

/** Then it is somebody else's name rather than a slip in this one. */
export const isGivenName = (key: string): boolean => given.has(key);
