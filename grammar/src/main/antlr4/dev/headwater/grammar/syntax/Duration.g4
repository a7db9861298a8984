/// A duration without a sign: units from years to seconds in this order, or a clock.
///
/// A number and its unit are one token, so that one token of look-ahead decides everything.
grammar Duration;

import Blanks;

options { caseInsensitive = true; }

duration
    : ( YEARS SEPARATOR? )? ( MONTHS SEPARATOR? )? ( WEEKS SEPARATOR? )?
      ( DAYS SEPARATOR? )?
      ( HOUR_CLOCK | ( HOURS SEPARATOR? )? ( MINUTES SEPARATOR? )? SECONDS? ) EOF
    | ( DAY_CLOCK | MINUTE_CLOCK | SECOND_CLOCK ) EOF
    ;

YEARS   : NUMBER SPACE* ( 'y' | 'yr' | 'yrs' | 'year' | 'years' ) ;
MONTHS  : NUMBER SPACE* ( 'mo' | 'mos' | 'month' | 'months' ) ;
WEEKS   : NUMBER SPACE* ( 'w' | 'wk' | 'wks' | 'week' | 'weeks' ) ;
DAYS    : NUMBER SPACE* ( 'd' | 'dy' | 'dys' | 'day' | 'days' ) ;
HOURS   : NUMBER SPACE* ( 'h' | 'hr' | 'hrs' | 'hour' | 'hours' ) ;
MINUTES : NUMBER SPACE* ( 'm' | 'min' | 'mins' | 'minute' | 'minutes' ) ;
SECONDS : NUMBER SPACE* ( 's' | 'sec' | 'secs' | 'second' | 'seconds' ) ;

// Longer than a unit that it begins with, and so preferred to it: `1 millisecond` is no minute.
UNKNOWN_UNIT : NUMBER SPACE* [a-z]+ ;
NO_UNIT      : NUMBER ;

DAY_CLOCK    : DIGIT+ [:-] TWO_DIGITS ':' TWO_DIGITS ':' CLOCK_SECONDS ;
HOUR_CLOCK   : DIGIT+ ':' TWO_DIGITS ':' CLOCK_SECONDS ;
MINUTE_CLOCK : DIGIT DIGIT? ':' CLOCK_SECONDS ;
SECOND_CLOCK : ':' CLOCK_SECONDS ;

SEPARATOR : [,/] ;

fragment NUMBER        : DIGIT+ ( '.' DIGIT* )? | '.' DIGIT+ ;
fragment CLOCK_SECONDS : TWO_DIGITS ( '.' DIGIT+ )? ;
fragment TWO_DIGITS    : DIGIT DIGIT ;
fragment DIGIT         : [\p{Nd}] ;
