/// The `expr` of a derived predicate.
grammar Formula;

formula : expression EOF ;

expression
    : 'and' '(' expression ( ',' expression )* ')'  # and
    | 'or' '(' expression ( ',' expression )* ')'   # or
    | name                                          # reference
    ;

name : WORD | 'and' | 'or' ;

WORD : [\p{L}\p{N}_]+ ;

BLANK : [\p{White_Space}\u001c-\u001f]+ -> skip ;
OTHER : . ;
