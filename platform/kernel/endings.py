"""Ends of web addresses: what tells "x.com" from somebody's initial and surname."""

# Every country's, and others under which a single letter or a title is an address.
_COUNTRIES = """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs
    bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec
    ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy
    hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz
    la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx
    my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re
    ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th
    tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_OTHERS = """
    agency app art asia bet bid biz blog bond buzz casino cat cfd chat click cloud club com
    community company day design dev digital direct download earth edu email events example
    exchange expert express fit foundation fun fund fyi games gift global gov group guide guru
    health help host icu info ink int jobs kim life link live loan lol ltd management media men
    mil mobi money monster moscow mov movie name net network news ngo one ong online onion org
    party pics place plus poker press pro quest review rip rocks run sale sbs school services
    shop site social solutions space store stream study support systems team tech tel tips today
    tools top trade travel university vip vote voto wang website wiki win work works world wtf
    xxx xyz zip zone
    москва онлайн орг рф сайт укр бел мкд срб қаз 中国 中國 公司 网络 网址 在线 香港 台湾 한국
"""
ENDINGS = frozenset(_COUNTRIES.split()) | frozenset(_OTHERS.split())
