/// The `expr` of a predicate: predicates joined by `and`, `or` and `not`, and conditions on the columns of a row.
grammar Formula;

import Words;

formula : expression EOF ;

// What may stand before `where` is checked later, which spares the parser a long look-ahead.
expression : disjunction ( 'where' disjunction )? ;

disjunction : conjunction ( 'or' conjunction )* ;

conjunction : negation ( 'and' negation )* ;

negation : 'not'? primary ;

primary
    : '(' expression ')'                                          # parenthesised
    | operator=( 'and' | 'or' ) '(' operand ( ',' operand )* ')'  # prefix
    | test                                                        # condition
    | name                                                        # reference
    ;

// Among commas a keyword can only be a name.
operand : expression | keyword ;

test
    : column matcher                         # columnFirst
    | limit ORDER column ( ORDER limit )?    # limitFirst
    ;

matcher
    : '~' STRING                                 # regex
    | '=' literal                                # equal
    | STRING                                     # same
    | 'in' '(' literal ( ',' literal )* ')'      # anyOf
    | ORDER limit                                # bound
    | 'descendants' 'of' ( STRING | '(' STRING ( ',' STRING )* ')' )  # descendantsOf
    ;

// Nothing else can be meant where these stand alone.
column  : WORD | 'descendants' | 'of' ;
limit   : STRING | number ;
literal : STRING | number | 'true' | 'false' | 'null' ;
number  : SIGN? ( DIGITS | DECIMAL ) ;
name    : WORD | DIGITS | 'descendants' | 'of' ;
keyword : 'and' | 'or' | 'not' | 'where' | 'in' | 'true' | 'false' | 'null' ;

ORDER : [<>] '='? ;
SIGN  : [+-] ;

// Also a name, like any word.
DIGITS  : DIGIT+ ( [eE] DIGIT+ )? ;
DECIMAL : ( DIGIT+ '.' DIGIT* | '.' DIGIT+ ) ( [eE] [+-]? DIGIT+ )? | DIGIT+ [eE] [+-] DIGIT+ ;

// A backslash is no escape, as it stands for itself in a regex; a quote is written twice.
STRING : '"' ( ~'"' | '""' )* '"' | '\'' ( ~'\'' | '\'\'' )* '\'' ;

fragment DIGIT : [0-9] ;
