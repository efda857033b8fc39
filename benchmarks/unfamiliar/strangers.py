#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Pictures that are no dermoscopy images: those of scikit-image's and scikit-learn's wheels, and drawn ones."""
import pathlib, random, sys
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
import skimage.data, sklearn.datasets
OUT=pathlib.Path(sys.argv[1]); OUT.mkdir(parents=True,exist_ok=True)
def save(name, im):
    if not isinstance(im, Image.Image):
        im=np.asarray(im)
        if im.dtype==bool: im=im.astype(np.uint8)*255
        if im.dtype!=np.uint8: im=(255*np.clip(im/im.max(),0,1)).astype(np.uint8)
        im=Image.fromarray(im)
    im.convert('RGB').save(OUT/f'{name}.png')
def photos():
    for name in "astronaut brick camera cell chelsea coffee coins colorwheel grass gravel horse hubble_deep_field immunohistochemistry logo microaneurysms moon page retina rocket text clock".split():
        im=getattr(skimage.data,name)()
        save('photo_'+name, im[...,:3] if im.ndim==3 else im)
    left,right,_=skimage.data.stereo_motorcycle()
    save('photo_motorcycle',left)
    for name in ('china.jpg','flower.jpg'): save('photo_'+name[:-4], sklearn.datasets.load_sample_image(name))
    faces=skimage.data.lfw_subset()
    for i in range(0,100,5): save(f'face_{i:02d}', Image.fromarray((255*faces[i]).astype(np.uint8)).resize((250,250),Image.BICUBIC))
    a=Image.fromarray(skimage.data.astronaut())
    save('face_colour', a.crop((160,0,300,190)))
    save('face_cheek', a.crop((205,90,245,120)).resize((400,300),Image.BICUBIC))
    ihc=Image.fromarray(skimage.data.immunohistochemistry())
    for i,(x,y) in enumerate([(0,0),(256,0),(0,256),(256,256)]): save(f'histology_{i}', ihc.crop((x,y,x+256,y+256)))
def document(seed):
    r=random.Random(seed); im=Image.new('RGB',(640,480),(r.randint(235,255),)*3); d=ImageDraw.Draw(im)
    for y in range(30,450,r.randint(12,22)):
        x=40
        while x<600:
            w=r.randint(8,60); d.rectangle([x,y,min(x+w,605),y+r.randint(4,7)],fill=(r.randint(0,60),)*3); x+=w+r.randint(5,12)
    return im.filter(ImageFilter.GaussianBlur(r.uniform(0,1.2)))
def skin(r): return tuple(int(c*r.uniform(.85,1.1)) for c in r.choice([(224,172,150),(198,134,106),(141,85,60),(240,200,180)]))
def afar(seed):
    """An arm or a back on a coloured background, with spots of a few pixels, as a camera sees it from a metre away."""
    r=random.Random(seed); im=Image.new('RGB',(640,480),tuple(r.randint(30,220) for _ in range(3))); d=ImageDraw.Draw(im); s=skin(r)
    d.polygon([(r.randint(0,200),480),(r.randint(100,260),0),(r.randint(380,560),0),(r.randint(440,640),480)],fill=s)
    for _ in range(r.randint(2,9)):
        x,y,q=r.randint(250,420),r.randint(30,450),r.randint(2,6); d.ellipse([x-q,y-q,x+q,y+q],fill=tuple(int(c*.5) for c in s))
    a=np.asarray(im.filter(ImageFilter.GaussianBlur(2))).astype(float); n=np.random.default_rng(seed).normal(0,5,a.shape)
    shade=np.linspace(r.uniform(.6,1),r.uniform(.8,1.1),640)[None,:,None]
    return Image.fromarray(np.clip(a*shade+n,0,255).astype(np.uint8))
def noise(seed,kind):
    g=np.random.default_rng(seed)
    if kind=='grey': return np.repeat(g.integers(0,256,(240,320,1),np.uint8),3,2)
    if kind=='colour': return g.integers(0,256,(240,320,3),np.uint8)
    small=Image.fromarray(g.integers(0,256,(6,8,3),np.uint8)); return small.resize((320,240),Image.BICUBIC)
def gradient(seed):
    r=random.Random(seed); a,b=[np.array([r.randint(0,255) for _ in range(3)]) for _ in range(2)]
    t=np.linspace(0,1,320)[None,:,None]; return np.broadcast_to(a+(b-a)*t,(240,320,3)).astype(np.uint8)
def screen(seed):
    r=random.Random(seed); im=Image.new('RGB',(640,480),tuple(r.randint(0,255) for _ in range(3))); d=ImageDraw.Draw(im)
    for _ in range(r.randint(4,12)):
        x,y=r.randint(0,560),r.randint(0,400); d.rectangle([x,y,x+r.randint(30,300),y+r.randint(20,160)],fill=tuple(r.randint(0,255) for _ in range(3)))
    return im
def main():
    photos()
    g=np.random.default_rng(0)
    save('frame_black_noisy', g.integers(0,14,(240,320,3)).astype(np.uint8)); save('frame_white_noisy', g.integers(240,256,(240,320,3)).astype(np.uint8))
    a=np.zeros((240,320,3),np.uint8); a[100:140,150:170]=40; save('frame_black_light', a)
    for i in range(8): save(f'document_{i}',document(i))
    for i in range(12): save(f'afar_{i}',afar(i))
    for i,k in enumerate(['grey','colour','smooth','smooth','smooth']): save(f'noise_{k}_{i}',noise(i,k))
    for i in range(4): save(f'gradient_{i}',gradient(i))
    for i in range(6): save(f'screen_{i}',screen(i))
main()
