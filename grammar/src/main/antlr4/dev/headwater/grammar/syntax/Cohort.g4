/// One statement of the text form, without comments. docs/language.md explains it.
///
/// Where no other reading is possible, the words of the language are names like any other.
grammar Cohort;

import Words;

oneStatement : statement EOF ;

statement
    : 'cohort' name                                        # title
    | 'description' TEXT                                   # description
    | 'metadata' name? '=' datum                           # metadata
    | 'semantics' semanticsMode                               # semantics
    | isStatic='static'? 'predicate' name '=' definition   # predicate
    | 'demographic' name '=' definition                    # demographic
    | 'trigger' subject                                    # trigger
    | 'window' name '=' interval clause*                   # window
    ;

semanticsMode : TEXT | ( word | NUMBER | '-' | '.' )+ ;

datum
    : literal                               # scalar
    | '[' ( datum ( ',' datum )* )? ']'     # list
    | '{' ( field ( ',' field )* )? '}'     # mapping
    ;

field : ( TEXT | name ) '=' datum ;

definition : PLACEHOLDER | formula ;

// Read by the grammar Formula.
formula : ( ~PLACEHOLDER )+ ;

interval : open=( '[' | '(' ) from=boundary '..' to=boundary close=( ']' | ')' ) ;

boundary
    : 'record' side=( 'start' | 'end' )             # recordEdge
    | 'next' subject ( 'after' reference )?         # next
    | 'previous' subject ( 'before' reference )?    # previous
    | reference ( sign=( '+' | '-' ) duration )?    # measured
    ;

reference : name | ENDPOINT ;

// Read by the grammar Duration.
duration : ~( '..' | ']' | ')' )+ ;

clause
    : 'require' count ( ',' count )*   # require
    | 'label' name                     # label
    | 'index' 'at' name                # index
    ;

count
    : 'no' subject                    # none
    | 'at' 'least' integer subject    # atLeast
    | 'at' 'most' integer subject     # atMost
    | 'exactly' integer subject       # exactly
    | integer 'to' integer subject    # between
    ;

integer : '-'? NUMBER ;

subject : 'any' 'event' | 'events' | name ;

// Signs and dots are tokens of their own for the sake of durations and intervals.
literal : TEXT | sign=( '+' | '-' )? '.'? ( NUMBER | word ) ;

name : word | QUOTED ;

word
    : WORD
    | 'cohort' | 'description' | 'metadata' | 'semantics' | 'static' | 'predicate' | 'demographic' | 'trigger' | 'window'
    | 'record' | 'start' | 'end' | 'next' | 'after' | 'previous' | 'before'
    | 'require' | 'no' | 'at' | 'least' | 'most' | 'exactly' | 'to' | 'any' | 'event' | 'events' | 'label' | 'index'
    ;

PLACEHOLDER : '???' ;

// One token, as no blank may stand around the dot.
ENDPOINT : ( WORD | QUOTED ) '.' ( 'start' | 'end' ) ;

// Before WORD, which takes digits too.
NUMBER : DIGIT+ ( '_' DIGIT+ )* ( '.' DIGIT+ )? ( [eE] [+-]? DIGIT+ )? ;

// A backslash is no escape, as it stands for itself in a regex; a quote is written twice.
TEXT : '"' ( ~'"' | '""' )* '"' | '\'' ( ~'\'' | '\'\'' )* '\'' ;

// Shorter than a text that it begins, and so taken only when the text has no end.
UNFINISHED : '"' ( ~'"' | '""' )* | '\'' ( ~'\'' | '\'\'' )* ;

QUOTED : '`' ( '``' | ~[`\r\n] )+ '`' ;

fragment DIGIT : [0-9] ;
