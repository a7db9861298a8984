/// The `expr` of a derived predicate.
grammar Formula;

import Words;

formula : expression EOF ;

expression
    : 'and' '(' expression ( ',' expression )* ')'  # and
    | 'or' '(' expression ( ',' expression )* ')'   # or
    | name                                          # reference
    ;

name : WORD | 'and' | 'or' ;
