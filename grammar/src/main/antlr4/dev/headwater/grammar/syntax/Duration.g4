/// A duration: units from weeks to seconds in this order, or a clock. Without a sign.
grammar Duration;

import Blanks;

options { caseInsensitive = true; }

duration : ( units | days HOUR_CLOCK | MINUTE_CLOCK | DAY_CLOCK | SECOND_CLOCK ) EOF ;

units : days ( NUMBER HOUR SEPARATOR? )? ( NUMBER MINUTE SEPARATOR? )? ( NUMBER SECOND )? ;

days : ( NUMBER WEEK SEPARATOR? )? ( NUMBER DAY SEPARATOR? )? ;

WEEK   : 'w' | 'wk' | 'wks' | 'week' | 'weeks' ;
DAY    : 'd' | 'dy' | 'dys' | 'day' | 'days' ;
HOUR   : 'h' | 'hr' | 'hrs' | 'hour' | 'hours' ;
MINUTE : 'm' | 'min' | 'mins' | 'minute' | 'minutes' ;
SECOND : 's' | 'sec' | 'secs' | 'second' | 'seconds' ;

SEPARATOR : [,/] ;

NUMBER : DIGIT+ ( '.' DIGIT* )? | '.' DIGIT+ ;

// Each clock is one token, as no blank may stand in it.
SECOND_CLOCK : ':' SECONDS ;
MINUTE_CLOCK : DIGIT DIGIT? ':' SECONDS ;
HOUR_CLOCK   : DIGIT+ ':' TWO_DIGITS ':' SECONDS ;
DAY_CLOCK    : DIGIT+ [:-] TWO_DIGITS ':' TWO_DIGITS ':' SECONDS ;

// Units that do not exist.
WORD : [a-z]+ ;

fragment SECONDS    : TWO_DIGITS ( '.' DIGIT+ )? ;
fragment TWO_DIGITS : DIGIT DIGIT ;
fragment DIGIT      : [\p{Nd}] ;
