/// The `start` or `end` of a window: a reference and at most one step from it.
grammar Boundary;

import Words;

boundary : reference step? EOF ;

reference : WORD | ENDPOINT ;

step
    : arrow=( NEXT | PREVIOUS ) predicate=WORD?  # toEvent
    | sign=( PLUS | MINUS ) duration             # offset
    ;

// Read by the grammar Duration.
duration : ~( NEXT | PREVIOUS | PLUS | MINUS )* ;

NEXT     : '->' ;
PREVIOUS : '<-' ;
PLUS     : '+' ;
MINUS    : '-' ;

// One token, as no blank may stand around the dot.
ENDPOINT : WORD '.' ( 'start' | 'end' ) ;
