/** Python that makes random texts of YAML, as people and attackers lay it out: `doc()` is one. Arguments of the program: a seed, and how many, `N`. */
export const YAML_TEXTS = String.raw`
import yaml, random, sys, json, base64
rnd=random.Random(int(sys.argv[1])); N=int(sys.argv[2])
def has(v):
    if isinstance(v,dict):
        if v.get('_target_')=='os.system': return True
        return any(has(x) for x in v.values()) or any(has(k) for k in v if isinstance(k,(tuple,)))
    if isinstance(v,(list,tuple)): return any(has(x) for x in v)
    return False
NL=['\n']*14+['\r\n','\r','\x85','\u2028','\u2029','\n\n','\n \n','\n\t\n','\n# c\n']
def nl(): return rnd.choice(NL)
def sp(): return rnd.choice([' ']*10+['  ','\t',' \t','','\u00a0'])
def word(): return rnd.choice(['a','b','x y','1','true','~','0x1','é','a#b','a: b','- a','http://x','null','<<','*x','&x y','"','\'','%a','@a','a,b','[',']','{','}','!x y','|','>','?','? a',':','a:',':a','=','\\'])
def scalar(d):
    k=rnd.random()
    if k<.3: return word()
    if k<.5: return '"'+rnd.choice(['a','a'+nl()+ind(d)+'b','a\\'+nl()+ind(d)+'b','\\x41','a\\nb','a # b',"'",'\\/','\\_','é','\\u00e9','{','a: b',''])+'"'
    if k<.65: return "'"+rnd.choice(['a','a'+nl()+ind(d)+'b',"it''s",'"','a: b','# x',''])+"'"
    if k<.75: return rnd.choice(['|','>','|-','>+','|2','|+1'])+rnd.choice(['',' # c',' '])+nl()+ind(d+1)+'text'+nl()+ind(d+1)+'more'
    if k<.85: return word()+nl()+ind(d+1)+word()
    return flow(2)
def ind(d):
    if rnd.random()<.15: return ' '*rnd.randrange(0,6)
    if rnd.random()<.03: return '\t'
    return '  '*d
def flow(d):
    k=rnd.random()
    sep=lambda: rnd.choice(['',' ',' ','\n','\n  ','\n#c\n',' # c\n','\t'])
    if d==0: return rnd.choice(['-','&a','!x y','&a # c\n','!!str\n','-1','?','*','a','"b"','1',"'c'"])
    if k<.5: return '['+sep()+(','+sep()).join(flow(d-1) for _ in range(rnd.randrange(0,4)))+rnd.choice(['','',','])+sep()+']'
    return '{'+sep()+(','+sep()).join(rnd.choice(['a','"b"','c d','? e'])+rnd.choice([': ',':',' : ',''])+flow(d-1) for _ in range(rnd.randrange(0,3)))+sep()+'}'
def target():
    k=rnd.choice(['_target_']*5+['"_target_"',"'_target_'",'? _target_\n','"_tar\\x67et_"','"_target\\\n   _"','!!str _target_','&a _target_'])
    v=rnd.choice(['os.system']*6+['"os.system"',"'os.system'",'!!str os.system','"os\\x2esystem"','"os.\\\n  system"','>-\n  os.system','|-\n   os.system','os.system # c','&v os.system'])
    return k+rnd.choice([':']*8+[' :',':\n   '])+(sp() or ' ')+v
def mapping(d, t):
    items=[]
    n=rnd.randrange(1,4)
    for i in range(n):
        items.append(rnd.choice(['k%d'%i,'"q%d"'%i,"'s%d'"%i,'a b','? c\n'+'  '*d,'1','é','<<','&k k','!!str k','"a\\\n  b"'])+rnd.choice([':']*9+[' :'])+(sp() or ' ')+ (scalar(d) if rnd.random()<.7 or d>2 else nl()+block(d+1,False)))
    if t: 
        items.insert(rnd.randrange(0,len(items)+1), target() if rnd.random()<.6 or d>2 else 'n:'+rnd.choice(['',' &x',' !!map',' # c'])+nl()+block(d+1,True))
    return (nl()).join((ind(d) if rnd.random()<.05 else '  '*d)+x for x in items)
def block(d,t):
    if d>3: return '  '*d+(target() if t else 'a: 1')
    if rnd.random()<.3:
        out=[]
        for i in range(rnd.randrange(1,3)): out.append('  '*d+'-'+rnd.choice([' ','   ','\n'+'  '*(d+1)])+scalar(d))
        if t: out.insert(rnd.randrange(0,len(out)+1),'  '*d+'- '+rnd.choice(['',' ','!!map ','&i '])+ mapping(d+1,True).lstrip(' '))
        return nl().join(out)
    return mapping(d,t)
def doc():
    t=rnd.choice(['']*8+['---\n','--- # x\n','%YAML 1.1\n---\n','a: 1\n%YAML 1.1\n---\n','%YAML 1.2\n---\n','\ufeff','# c\n','\n\n','--- ','%FOO bar\n---\n','---\n...\n---\n'])+block(0,True)
    if rnd.random()<.2: t+=rnd.choice(['\n...','\n...\n','\n---\na: 1\n','\n# end','\n\t','  ','\n---\n','\n\x00'])
    k=rnd.random()
    if k<.25:
        i=rnd.randrange(len(t)+1); t=t[:i]+rnd.choice([' ','\n','\t','#',':','-',',','"',"'",'&a ','*a','!x ','\r','\x85','\u2028','\ufeff','\\','[',']','{','}','|','>','%','@','?'])+t[i:]
    elif k<.35:
        i=rnd.randrange(len(t)); t=t[:i]+t[i+1:]
    return t
`;
