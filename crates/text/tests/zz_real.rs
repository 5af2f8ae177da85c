//! x
use std::time::Instant;
#[test] fn t() {
    let list: Vec<String> = serde_json::from_str(&std::fs::read_to_string("/tmp/tt/messages.json").unwrap()).unwrap();
    let t=Instant::now(); let (mut p,mut s,mut o)=(vec![],vec![],vec![]); let mut worst=vec![]; let mut langs=std::collections::BTreeMap::new();
    let mut none=vec![]; let mut unstable=0;
    for m in &list { let t=Instant::now(); let d=text::parse(m); let h=d.html(&|_|None); let e=t.elapsed(); worst.push((e,m.len()));
        if text::sanitise(&h)!=h {unstable+=1; println!("UNSTABLE {m}");}
        let x=d.text(); let l=text::language(&x); *langs.entry(l).or_insert(0)+=1; if l.is_none()&&x.len()>60 {none.push(x.clone());}
        if l==Some("fr") && none.len()%7==0 {none.push(format!("FR! {x}"));}
        p.extend_from_slice(d.people()); s.extend_from_slice(d.spaces()); o.extend_from_slice(d.topics()); d.excerpt(120); }
    println!("{} in {:?} unstable {unstable} langs {langs:?}", list.len(), t.elapsed());
    worst.sort(); worst.reverse(); println!("{:?}", &worst[..8]);
    for l in [&mut p,&mut s,&mut o] { let n=l.len(); let mut c=std::collections::HashMap::new(); for x in l.iter(){*c.entry(x.clone()).or_insert(0)+=1;} let mut c:Vec<_>=c.into_iter().collect(); c.sort_by_key(|x|std::cmp::Reverse(x.1)); println!("{n} {:?}", &c[..c.len().min(50)]); }
    for x in none.iter().take(60) { println!("NONE {}", x.chars().take(110).collect::<String>().replace('\n'," ")); }
}
